use super::text_rule::{TextRule, text_type};

/// Two labels or more of up to 63 characters each, the last one no number. The tree asks ACM for a certificate of exactly this name, and
/// ACM takes 64 characters for it: <https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html>.
pub(crate) static DOMAIN_NAME: TextRule = TextRule::new(
    r"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$",
    Some(64),
    "a whole domain name in lower case, without `https://`, `*.` or a dot at its end",
);

text_type!(
    /// A fully qualified domain name without the dot at its end.
    DomainName,
    DOMAIN_NAME
);
