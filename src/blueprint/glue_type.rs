use super::text_rule::{TextRule, text_type};

/// The characters of a type; which types there are is for the plan to say. The length is ours: Glue takes 131072
/// (<https://docs.aws.amazon.com/glue/latest/webapi/API_Column.html>).
pub(crate) static GLUE_TYPE: TextRule = TextRule::new(
    r"^[A-Za-z0-9_<>(),: ]+$",
    Some(4096),
    "a type as Glue writes it, of letters, digits and any of _ < > ( ) , :",
);

text_type!(
    /// A type of a field, as the blueprint spells it.
    GlueType,
    GLUE_TYPE
);
