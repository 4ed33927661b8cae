use super::text_rule::{TextRule, text_type};

/// <https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html>, with the set of characters that every service takes.
pub(crate) static TAG_VALUE: TextRule = TextRule::new(
    r"^[\p{L}\p{N}_.:/=+@ -]*$",
    Some(256),
    "letters, digits, spaces and any of _ . : / = + - @",
);

text_type!(
    /// The value of a tag; it may be empty.
    TagValue,
    TAG_VALUE
);
