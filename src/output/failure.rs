use super::{Change, Loss};
use crate::diagnostics::{Diagnostic, Diagnostics};

/// Why nothing, or not everything, was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong, and what to do about it.
    pub diagnostics: Diagnostics,
    /// The files in the way, for showing their diffs; empty unless the code is `output-conflict`.
    pub conflicts: Vec<Change>,
    /// What would be lost and is not expendable. The findings say nothing of it: where the blueprint decides it, the caller knows.
    pub losses: Vec<Loss>,
}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Self {
        Self {
            diagnostics,
            conflicts: Vec::new(),
            losses: Vec::new(),
        }
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Diagnostics::from(diagnostic).into()
    }
}
