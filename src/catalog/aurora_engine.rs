use std::fmt;

/// An engine of Aurora, as RDS spells it.
///
/// The choice of engine is what a tree is rendered for: `plan` makes the one from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AuroraEngine {
    /// Aurora MySQL.
    Mysql,
    /// Aurora PostgreSQL.
    Postgresql,
}

impl AuroraEngine {
    /// Both engines.
    pub const ALL: [Self; 2] = [Self::Mysql, Self::Postgresql];

    /// `aurora-mysql`, `aurora-postgresql`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mysql => "aurora-mysql",
            Self::Postgresql => "aurora-postgresql",
        }
    }

    /// The line of a version or of a line: `16` of `16.8` and of `16`, `8.0` of `8.0.mysql_aurora.3.10.1` and of `8.0`.
    pub(super) fn major(self, version: &str) -> &str {
        let end = match self {
            Self::Mysql => version.find(".mysql_aurora."),
            Self::Postgresql => version.find('.'),
        };
        &version[..end.unwrap_or(version.len())]
    }

    /// The engine of that spelling.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.as_str() == text)
    }
}

impl fmt::Display for AuroraEngine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
