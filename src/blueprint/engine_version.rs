use super::text_rule::{TextRule, text_type};

/// Numbers with dots, and for Aurora MySQL two series of them: `16`, `16.8`, `8.0`, `8.0.mysql_aurora.3.10.1`. Which of them exist is for the
/// catalogue to say.
pub(crate) static ENGINE_VERSION: TextRule = TextRule::new(
    r"^[0-9]{1,2}(\.[0-9]{1,2}){0,2}(\.mysql_aurora(\.[0-9]{1,2}){2,3})?$",
    None,
    "a version of the engine as RDS spells it",
);

text_type!(
    /// A version of an Aurora engine, or the line of a major version: `16.8`, `16`.
    EngineVersion,
    ENGINE_VERSION
);
