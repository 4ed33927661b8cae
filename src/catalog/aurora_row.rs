use super::fault::Fault;
use super::{AuroraEngine, Date, EngineVersion, ServerlessSupport};

/// A row of the table of engine versions, its fields still text.
#[derive(Clone, Copy, Debug)]
pub(super) struct AuroraRow<'t> {
    pub(super) engine: AuroraEngine,
    pub(super) version: &'t str,
    ends: Option<Date>,
    marks: &'t str,
    max_acu: Option<u16>,
}

impl<'t> AuroraRow<'t> {
    /// Reads a line: `engine version end marks most-ACU`, with `-` for what is not known or not there.
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
        let max_acu = match *max_acu {
            "-" => None,
            number => Some(number.parse().map_err(|_| fault())?),
        };
        Ok(Self {
            engine: AuroraEngine::parse(engine).ok_or_else(fault)?,
            version,
            ends,
            marks,
            max_acu,
        })
    }

    pub(super) fn engine_version(&self) -> EngineVersion {
        let major = self.engine.major(self.version);
        EngineVersion {
            engine: self.engine,
            version: self.version.to_owned(),
            major: major.to_owned(),
            family: format!("{}{major}", self.engine),
            lts: self.marks.contains('L'),
            standard_support_ends: self.ends,
            global: self.marks.contains('G'),
            write_forwarding: self.marks.contains('W'),
            serverless: self.max_acu.map(|max_acu| ServerlessSupport {
                max_acu,
                zero_acu: self.marks.contains('Z'),
            }),
        }
    }
}
