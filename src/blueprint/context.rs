use crate::diagnostics::{Diagnostic, Diagnostics};

/// What all readers of one parse share.
pub(crate) struct Context {
    /// What has been found.
    pub(crate) findings: Diagnostics,
    lost: String,
}

impl Context {
    /// A context with the syntax errors, and the text that had to be left out because of them.
    pub(crate) fn new(findings: Diagnostics, lost: String) -> Self {
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
}
