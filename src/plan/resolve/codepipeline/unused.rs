use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

/// A key that may be stated although another one's value leaves it without a meaning.
pub(super) struct Unused {
    /// The key: `branch`.
    pub(super) key: &'static str,
    /// Where it is stated, if it is.
    pub(super) span: Option<Span>,
    /// What leaves it without a meaning: `source = "s3"`.
    pub(super) because: &'static str,
    /// Where that is stated; `None` where it is the default.
    pub(super) because_span: Option<Span>,
    /// What would give it one, as an instruction: ``write `source = "codecommit"` ``.
    pub(super) mend: &'static str,
}

impl Unused {
    /// The finding, where the key is stated.
    pub(super) fn finding(self) -> Option<Diagnostic> {
        let span = self.span?;
        let by_default = match self.because_span {
            Some(_) => "",
            None => ", the default",
        };
        Some(
            Diagnostic::new(
                Code::PipelineKeyUnused,
                format!(
                    "`{}` has no meaning with `{}`{by_default}",
                    self.key, self.because
                ),
                format!("remove `{}`, or {}", self.key, self.mend),
            )
            .label(span, "would not be used")
            .label(self.because_span, "because of this"),
        )
    }
}
