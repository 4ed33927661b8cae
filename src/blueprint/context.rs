use crate::diagnostics::{Diagnostic, Diagnostics};

/// The most findings that are handed on. A file of a megabyte can hold a hundred thousand; nobody reads them, and showing them takes minutes.
pub(crate) const MAX_FINDINGS: usize = 500;

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

    /// How many findings there are so far.
    pub(crate) fn count(&self) -> usize {
        self.findings.len()
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
        let left_out = self.findings.len().saturating_sub(MAX_FINDINGS);
        self.findings.truncate(MAX_FINDINGS);
        if let Some(last) = self.findings.last_mut().filter(|_| left_out > 0) {
            last.help
                .push_str(&format!("; {left_out} more findings are left out"));
        }
        let mut all = Diagnostics::new();
        all.extend(self.findings);
        all
    }
}
