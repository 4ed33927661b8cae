use toml::Spanned;
use toml::de::DeTable;

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::Span;

/// What could be read of the text.
pub(crate) struct Read<'t> {
    /// The tables, unless nothing can be said about them.
    pub(crate) tree: Option<Spanned<DeTable<'t>>>,
    /// The syntax errors.
    pub(crate) findings: Diagnostics,
    /// The text that had to be left out.
    pub(crate) lost: String,
}

/// Reads TOML.
pub(crate) fn read(text: &str) -> Result<Read<'_>, Diagnostics> {
    let (tree, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(Read {
            tree: Some(tree),
            findings: Diagnostics::new(),
            lost: String::new(),
        });
    }
    let mut findings = Diagnostics::new();
    for error in errors {
        findings.push(
            Diagnostic::new(
                Code::SyntaxInvalid,
                error.message().to_owned(),
                "mend the TOML",
            )
            .label(error.span().map(Span::from), "here"),
        );
    }
    Err(findings)
}
