use super::text_rule::{TextRule, text_type};

pub(crate) static NAME: TextRule = TextRule::new(
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
    Some(32),
    "lower-case letters, digits and single hyphens between them, starting with a letter",
);

text_type!(
    /// The name of the application; every composed name starts with it.
    Name,
    NAME
);
