use serde::Deserialize;

/// The rungs of the proof ladder, from below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Rung {
    /// `terraform fmt -check`.
    Fmt,
    /// `terraform validate` without an error or a warning.
    Validate,
    /// `terraform test` on mocks, the root's tests and each module's.
    Test,
    /// A plan by the real provider, out of reach of AWS and of any emulator.
    Plan,
    /// Apply on the emulator, an empty second plan, the teardown flip, destroy, and nothing left.
    Apply,
    /// Every request of the apply fits the service's own model.
    Contract,
    /// Checkov with nothing failed.
    Scan,
    /// Our own rules for what none of the others catches.
    Static,
}

impl Rung {
    /// All of them, from below.
    pub(crate) const ALL: [Self; 8] = [
        Self::Fmt,
        Self::Validate,
        Self::Test,
        Self::Plan,
        Self::Apply,
        Self::Contract,
        Self::Scan,
        Self::Static,
    ];
}
