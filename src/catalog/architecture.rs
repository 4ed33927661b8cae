use std::fmt;

/// The processor architecture of an instance type, as AWS spells it.
///
/// The choice of the same name is what a tree is rendered for: `plan` makes the one from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Architecture {
    /// AWS Graviton.
    Arm64,
    /// Intel and AMD, 64 bits.
    X86_64,
}

impl Architecture {
    /// `arm64`, `x86_64`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Arm64 => "arm64",
            Self::X86_64 => "x86_64",
        }
    }

    /// The architecture of that spelling.
    pub(super) fn parse(text: &str) -> Option<Self> {
        [Self::Arm64, Self::X86_64]
            .into_iter()
            .find(|architecture| architecture.as_str() == text)
    }
}

impl fmt::Display for Architecture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
