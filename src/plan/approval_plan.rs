use std::collections::BTreeSet;

/// The approval between build and deployment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalPlan {
    /// Addresses that are told of what waits for approval, each once whatever its letter case.
    pub emails: BTreeSet<String>,
}
