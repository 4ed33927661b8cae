use super::{Origins, Plan};
use crate::diagnostics::Diagnostics;

/// What resolving a sound blueprint yields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The plan.
    pub plan: Plan,
    /// Where each of its values comes from.
    pub origins: Origins,
    /// Findings that do not stand in the way.
    pub warnings: Diagnostics,
}
