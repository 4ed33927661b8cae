use super::text_rule::{TextRule, text_type};

/// What a path condition takes, but without the characters that URLs escape:
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#path-conditions>.
pub(crate) static PATH_PATTERN: TextRule = TextRule::new(
    r"^/[A-Za-z0-9_.$/~@:+&*?-]*$",
    Some(128),
    "a path of letters, digits and `_-.$/~@:+&` that starts with `/`, with `*` for any characters and `?` for one",
);

text_type!(
    /// A pattern of paths, as a listener's rule takes it.
    PathPattern,
    PATH_PATTERN
);
