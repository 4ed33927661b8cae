use super::text_rule::{TextRule, text_type};

pub(crate) static ENVIRONMENT: TextRule = TextRule::new(
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
    Some(16),
    "lower-case letters, digits and single hyphens between them, starting with a letter",
);

text_type!(
    /// The name of the environment, the second part of every composed name.
    Environment,
    ENVIRONMENT
);
