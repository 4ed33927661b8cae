use super::text_rule::{TextRule, text_type};

/// Words between single dots, `@`, a domain of two labels at least: what addresses in use look like, without the quoted forms of
/// <https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2>. That one has 254 characters at most follows from its section 4.5.3.1.3.
pub(crate) static EMAIL: TextRule = TextRule::new(
    r"^[A-Za-z0-9_+%&'-]+(\.[A-Za-z0-9_+%&'-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]*[A-Za-z0-9])?$",
    Some(254),
    "an e-mail address",
);

text_type!(
    /// An e-mail address.
    Email,
    EMAIL
);
