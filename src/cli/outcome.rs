use crate::diagnostics::Kind;

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// As the user wished.
    Fine,
    /// With a failure that has been reported.
    Failed(Kind),
}

impl Outcome {
    /// The graver of two outcomes.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Failed(one), Self::Failed(two)) => Self::Failed(one.max(two)),
            (Self::Fine, outcome) | (outcome, Self::Fine) => outcome,
        }
    }

    /// The process's exit status.
    pub(super) fn exit_status(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Failed(kind) => kind.exit_status(),
        }
    }
}
