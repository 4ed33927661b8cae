use serde::Serialize;

/// A word that is inert wherever a template puts it: ASCII letters, digits and `._/:-` only.
///
/// Templates see nothing else, so no text of a blueprint can change what a rendered file means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Token(String);

impl Token {
    /// Takes `text`, which the plan promises to be such a word.
    pub(super) fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        assert!(
            is_token(&text),
            "the plan lets only inert words through to templates"
        );
        Self(text)
    }
}

/// Whether `text` is such a word.
pub(super) fn is_token(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '/' | ':' | '-'))
}
