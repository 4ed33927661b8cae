/// A version of the blueprint format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// The first and only one.
    V1,
}

impl Version {
    /// The number as it stands in the blueprint.
    pub fn number(self) -> u8 {
        match self {
            Self::V1 => 1,
        }
    }
}
