use super::aurora_row::AuroraRow;
use super::fault::Fault;
use super::{AuroraEngine, Date, EngineVersion, ServerlessSupport};

/// The table of Aurora's versions, `data/aurora_versions.txt`, held as text and decoded where it is asked.
///
/// Three lines come first: a note, the source as in the other data files, and the lines with the last day of their standard
/// support (`aurora-mysql 8.0 2028-04-30; …`). Then a line a version, engine by engine in the order of the numbers: engine,
/// version, last day of standard support, marks (`L` long-term support, `G` global database, `W` write forwarding, `Z` pauses
/// at zero ACU) and the most ACU of Aurora Serverless v2; `-` stands for none and for unknown.
#[derive(Clone, Copy, Debug)]
pub(super) struct VersionTable<'t> {
    lines: &'t str,
    rows: &'t str,
}

impl<'t> VersionTable<'t> {
    /// Finds the parts of the text and reads none of the rows.
    pub(super) fn parse(text: &'t str) -> Result<Self, Fault> {
        let mut parts = text.splitn(4, '\n');
        let (Some(_), Some(_), Some(lines), Some(rows)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Fault::new("the table of versions lacks a header line"));
        };
        Ok(Self { lines, rows })
    }

    /// Every row, in the order of the file.
    pub(super) fn rows(self) -> impl Iterator<Item = Result<AuroraRow<'t>, Fault>> {
        self.rows.lines().map(AuroraRow::read)
    }

    /// The last day of the line's standard support, where a day is known.
    pub(super) fn line_ends(self, engine: AuroraEngine, line: &str) -> Option<Date> {
        self.lines.split("; ").find_map(|entry| {
            let (name, day) = entry.rsplit_once(' ')?;
            let named = name.split_once(' ') == Some((engine.as_str(), line));
            named.then(|| Date::parse(day)).flatten()
        })
    }

    /// The line of these versions, all of one and in their order: what holds for each that is supported on the day, or for
    /// each at all where none is.
    pub(super) fn line(self, versions: &[EngineVersion], on: Date) -> Option<EngineVersion> {
        let mut among: Vec<_> = versions.iter().filter(|row| !row.has_ended(on)).collect();
        if among.is_empty() {
            among = versions.iter().collect();
        }
        let newest = *among.last()?;
        Some(EngineVersion {
            engine: newest.engine,
            version: newest.major.clone(),
            major: newest.major.clone(),
            family: newest.family.clone(),
            lts: false,
            standard_support_ends: self.line_ends(newest.engine, &newest.major),
            global: among.iter().all(|row| row.global),
            write_forwarding: among.iter().all(|row| row.write_forwarding),
            serverless: least(among.iter().map(|row| row.serverless)),
        })
    }
}

/// What all of them can do.
fn least(mut among: impl Iterator<Item = Option<ServerlessSupport>>) -> Option<ServerlessSupport> {
    let first = among.next()??;
    among.try_fold(first, |least, next| {
        next.map(|next| ServerlessSupport {
            max_acu: least.max_acu.min(next.max_acu),
            zero_acu: least.zero_acu && next.zero_acu,
        })
    })
}
