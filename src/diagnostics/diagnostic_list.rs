use super::{Diagnostic, Kind, Severity};

/// All findings of a run, in the order of the places they point at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// No findings yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding, keeping the order.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let key = sort_key(&diagnostic);
        let at = self.0.partition_point(|other| sort_key(other) <= key);
        self.0.insert(at, diagnostic);
    }

    /// The findings, sorted by place, then code.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.severity() == severity).count()
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The gravest kind among the errors, if there is any error.
    pub fn kind(&self) -> Option<Kind> {
        self.0
            .iter()
            .filter(|d| d.severity() == Severity::Error)
            .map(|d| d.code.kind())
            .max()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, iter: I) {
        iter.into_iter()
            .for_each(|diagnostic| self.push(diagnostic));
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

fn sort_key(diagnostic: &Diagnostic) -> (usize, super::Code) {
    (
        diagnostic
            .labels
            .first()
            .map_or(0, |label| label.span.start),
        diagnostic.code,
    )
}
