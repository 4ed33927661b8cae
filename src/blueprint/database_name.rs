use super::text_rule::{TextRule, text_type};

/// A letter, then letters, digits and underscores, at most 63 characters: what both engines take
/// (<https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html>). In lower case, so that nobody needs quotes. Reserved
/// words are for the plan to refuse.
pub(crate) static DATABASE_NAME: TextRule = TextRule::new(
    "^[a-z][a-z0-9_]{0,62}$",
    None,
    "a letter, then up to 62 lower-case letters, digits and underscores",
);

text_type!(
    /// The name of a database, such as `carshare`.
    DatabaseName,
    DATABASE_NAME
);
