use std::sync::OnceLock;

use regex::Regex;

/// What a string must look like; the one declaration that the parser and the JSON Schema share.
///
/// A pattern keeps to what the `regex` crate and ECMA-262 with the `u` flag read the same: no `\d`, no `\w`, no lookaround.
pub(crate) struct TextRule {
    /// The pattern; it is anchored on both sides unless it forbids.
    pub(crate) pattern: &'static str,
    /// The most characters allowed, where the pattern does not already say.
    pub(crate) max_chars: Option<usize>,
    /// The pattern in words: ends the sentence "write ...".
    pub(crate) words: &'static str,
    /// For texts of ASCII alone, which nearly all are: the tables behind `\p{L}` take longer to compile than all the rest of a run.
    for_ascii: OnceLock<Regex>,
    for_all: OnceLock<Regex>,
}

impl TextRule {
    /// Declares a rule; the pattern is compiled when the first value meets it.
    pub(crate) const fn new(
        pattern: &'static str,
        max_chars: Option<usize>,
        words: &'static str,
    ) -> Self {
        Self {
            pattern,
            max_chars,
            words,
            for_ascii: OnceLock::new(),
            for_all: OnceLock::new(),
        }
    }

    /// Whether the pattern matches.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let compile = |pattern: &str| Regex::new(pattern).expect("patterns are tested to compile");
        let regex = match text.is_ascii() {
            true => self.for_ascii.get_or_init(|| {
                let ascii = self
                    .pattern
                    .replace(r"\p{L}", "A-Za-z")
                    .replace(r"\p{N}", "0-9");
                compile(&ascii)
            }),
            false => self.for_all.get_or_init(|| compile(self.pattern)),
        };
        regex.is_match(text)
    }
}

/// A string type that one [`TextRule`] guards.
pub(crate) trait Text: Sized {
    /// The rule that every value of the type has passed.
    fn rule() -> &'static TextRule;

    /// Wraps text that has passed the rule.
    fn from_checked(text: &str) -> Self;
}

/// Declares a newtype around a string that has passed a [`TextRule`].
macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident, $rule:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The text as the blueprint states it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl crate::blueprint::text_rule::Text for $name {
            fn rule() -> &'static crate::blueprint::text_rule::TextRule {
                &$rule
            }

            fn from_checked(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}
pub(crate) use text_type;
