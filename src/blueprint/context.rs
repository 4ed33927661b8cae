use crate::diagnostics::{Diagnostic, Diagnostics};

/// What all readers of one parse share.
pub(crate) struct Context {
    findings: Vec<Diagnostic>,
    lost: String,
}

impl Context {
    /// A context with the syntax errors, and the text that had to be left out because of them.
    pub(crate) fn new(findings: Vec<Diagnostic>, lost: String) -> Self {
        Self { findings, lost }
    }

    /// Adds a finding.
    pub(crate) fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Whether text that could not be read mentions `key`: that the key is missing then follows from the syntax error.
    pub(crate) fn may_have_lost(&self, key: &str) -> bool {
        self.lost.contains(key)
    }

    /// All findings.
    pub(crate) fn into_findings(mut self) -> Diagnostics {
        // Tables hand out their keys in alphabetical order; one sort here spares an insertion in the middle for each of a hostile file's findings.
        self.findings
            .sort_by_key(|finding| finding.labels.first().map_or(0, |label| label.span.start));
        let mut all = Diagnostics::new();
        all.extend(self.findings);
        all
    }
}
