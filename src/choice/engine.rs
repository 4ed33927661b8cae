use super::{ChoiceOption, vocabulary};

vocabulary! {
    /// The database engine, as RDS spells it.
    Engine {
        /// Aurora MySQL.
        AuroraMysql = "aurora-mysql",
        /// Aurora PostgreSQL.
        AuroraPostgresql = "aurora-postgresql",
    }
}

/// By hand: the engine's word has a hyphen, a file's name an underscore.
impl ChoiceOption for Engine {
    const MODULE: &'static str = "aurora";
    const CHOICE: &'static str = "engine";
    const OPTIONS: &'static [Self] = Self::ALL;

    fn file_stem(self) -> &'static str {
        match self {
            Self::AuroraMysql => "aurora_mysql",
            Self::AuroraPostgresql => "aurora_postgresql",
        }
    }
}
