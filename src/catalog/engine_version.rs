use super::{AuroraEngine, Date, ServerlessSupport};

/// A version of an Aurora engine, or a whole line of them (`16`): what RDS takes as `EngineVersion`.
///
/// A line's facts are those that hold for every version of it that is still under standard support on the catalogue's own day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EngineVersion {
    /// Whose version.
    pub engine: AuroraEngine,
    /// As RDS takes it: `16.8`, `8.0.mysql_aurora.3.10.1`; of a line `16`, `8.0`.
    pub version: String,
    /// Its line: `16`, `8.0`.
    pub major: String,
    /// The family of its parameter groups: `aurora-postgresql16`.
    pub family: String,
    /// Whether AWS designates it for long-term support; never a line.
    pub lts: bool,
    /// The last day of standard support, by AWS's release calendars; `None` where they give no day.
    pub standard_support_ends: Option<Date>,
    /// Whether an Aurora global database takes it.
    pub global: bool,
    /// Whether a secondary cluster of a global database can forward writes.
    pub write_forwarding: bool,
    /// What Aurora Serverless v2 can do with it; `None` where it cannot run it.
    pub serverless: Option<ServerlessSupport>,
}

impl EngineVersion {
    /// Whether this is a line: RDS then chooses the version, and minor upgrades change nothing that Terraform would see.
    pub fn is_line(&self) -> bool {
        self.version == self.major
    }

    /// Whether standard support has ended on a day; not where its end is not known.
    pub fn has_ended(&self, on: Date) -> bool {
        self.standard_support_ends.is_some_and(|end| end < on)
    }
}
