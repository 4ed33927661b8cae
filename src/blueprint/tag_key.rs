use super::text_rule::{TextRule, text_type};

/// <https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html>, with the set of characters that every service takes.
pub(crate) static TAG_KEY: TextRule = TextRule::new(
    r"^[\p{L}\p{N}_.:/=+@ -]+$",
    Some(128),
    "letters, digits, spaces and any of _ . : / = + - @",
);

text_type!(
    /// The key of a tag.
    TagKey,
    TAG_KEY
);

/// Keys that AWS keeps for itself (`aws:`), that every resource sets for itself (`Name`), and that the tree's `default_tags` set. Letter case
/// does not make a key another one here, because IAM compares tag keys without it:
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html>.
pub(crate) static RESERVED_TAG_KEY: TextRule = TextRule::new(
    r"^([Aa][Ww][Ss]:|([Nn][Aa][Mm][Ee]|[Aa][Pp][Pp][Ll][Ii][Cc][Aa][Tt][Ii][Oo][Nn]|[Ee][Nn][Vv][Ii][Rr][Oo][Nn][Mm][Ee][Nn][Tt]|[Mm][Aa][Nn][Aa][Gg][Ee][Dd]_[Bb][Yy])$)",
    None,
    "a key of your own: `aws:` belongs to AWS; Name, application, environment and managed_by are set by the tree",
);
