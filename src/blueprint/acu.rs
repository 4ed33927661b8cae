/// Aurora capacity units in half steps, as the blueprint states them: `0.5`, `16`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Acu {
    halves: u16,
}

impl Acu {
    pub(crate) fn of_halves(halves: u16) -> Self {
        Self { halves }
    }

    /// How many halves of a unit, at most 512.
    pub fn halves(self) -> u16 {
        self.halves
    }
}

/// `0.5`, `16`.
impl std::fmt::Display for Acu {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rest = match self.halves % 2 {
            0 => "",
            _ => ".5",
        };
        write!(formatter, "{}{rest}", self.halves / 2)
    }
}
