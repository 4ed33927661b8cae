use std::fmt;

/// Aurora capacity units, in half steps from 0 to 256.
///
/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Acu {
    halves: u16,
}

impl Acu {
    /// So many halves of a unit, at most 512.
    pub(super) fn of_halves(halves: u16) -> Self {
        Self { halves }
    }

    /// How many halves of a unit.
    pub fn halves(self) -> u16 {
        self.halves
    }
}

/// As Terraform writes a number: `0.5`, `16`.
impl fmt::Display for Acu {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenth = match self.halves % 2 {
            0 => "",
            _ => ".5",
        };
        write!(formatter, "{}{tenth}", self.halves / 2)
    }
}
