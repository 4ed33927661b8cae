use std::cmp::Ordering;

use super::fault::Fault;
use super::{AuroraEngine, Date, EngineVersion, ServerlessSupport};

/// A row of the table of engine versions, its fields still text.
#[derive(Clone, Copy, Debug)]
pub(super) struct AuroraRow<'t> {
    pub(super) engine: AuroraEngine,
    pub(super) version: &'t str,
    ends: Option<Date>,
    marks: &'t str,
    serverless: Option<ServerlessSupport>,
}

impl<'t> AuroraRow<'t> {
    /// Reads a line: `engine version end marks most-ACU`, with `-` for what there is none of.
    pub(super) fn read(line: &'t str) -> Result<Self, Fault> {
        let fault = || Fault::new(format!("`{line}` is no row of an engine version"));
        let fields: Vec<&str> = line.split(' ').collect();
        let [engine, version, ends, marks, max_acu] = fields.as_slice() else {
            return Err(fault());
        };
        let ends = match *ends {
            "-" => None,
            day => Some(Date::parse(day).ok_or_else(fault)?),
        };
        let serverless = match *max_acu {
            "-" => None,
            number => Some(ServerlessSupport {
                max_acu: number.parse().map_err(|_| fault())?,
                zero_acu: marks.contains('Z'),
            }),
        };
        Ok(Self {
            engine: AuroraEngine::parse(engine).ok_or_else(fault)?,
            version,
            ends,
            marks,
            serverless,
        })
    }

    pub(super) fn engine_version(&self) -> EngineVersion {
        let major = major(self.engine, self.version);
        EngineVersion {
            engine: self.engine,
            version: self.version.to_owned(),
            major: major.to_owned(),
            family: format!("{}{major}", self.engine),
            lts: self.marks.contains('L'),
            standard_support_ends: self.ends,
            global: self.marks.contains('G'),
            write_forwarding: self.marks.contains('W'),
            serverless: self.serverless,
        }
    }
}

/// `16` of `16.8` and of `16`, `8.0` of `8.0.mysql_aurora.3.10.1` and of `8.0`.
pub(super) fn major(engine: AuroraEngine, version: &str) -> &str {
    let end = match engine {
        AuroraEngine::Mysql => version.find(".mysql_aurora."),
        AuroraEngine::Postgresql => version.find('.'),
    };
    &version[..end.unwrap_or(version.len())]
}

/// The order of versions of one engine: by their numbers.
pub(super) fn order(left: &str, right: &str) -> Ordering {
    numbers(left).cmp(numbers(right))
}

/// 8, 0, 3, 10, 1 of `8.0.mysql_aurora.3.10.1`.
pub(super) fn numbers(version: &str) -> impl Iterator<Item = u32> + '_ {
    version.split('.').filter_map(|part| part.parse().ok())
}
