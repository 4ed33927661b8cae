use super::{Code, Label, Severity};
use crate::source::Span;

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable name.
    pub code: Code,
    /// What is wrong, with the offending value in backticks.
    pub message: String,
    /// Where; the first label is the primary one. Empty for findings about the file as a whole.
    pub labels: Vec<Label>,
    /// What to type instead.
    pub help: String,
}

impl Diagnostic {
    /// A finding without a place. `message` says what is wrong, `help` what to do about it.
    pub fn new(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            labels: Vec::new(),
            help: help.into(),
        }
    }

    /// Adds a label; the first one added is the primary one. A value without a place (a default) adds none.
    #[must_use]
    pub fn label(mut self, span: impl Into<Option<Span>>, text: impl Into<String>) -> Self {
        if let Some(span) = span.into() {
            self.labels.push(Label {
                span,
                text: text.into(),
            });
        }
        self
    }

    /// How grave it is: a property of the code.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}
