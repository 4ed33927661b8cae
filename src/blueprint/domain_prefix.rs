use super::text_rule::{TextRule, text_type};

/// <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html>. The words that it must not
/// hold are for the plan, which judges a composed prefix by the same rule.
pub(crate) static DOMAIN_PREFIX: TextRule = TextRule::new(
    r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
    None,
    "at most 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit",
);

text_type!(
    /// The first part of the sign-in page's name.
    DomainPrefix,
    DOMAIN_PREFIX
);
