use super::Zone;

/// What the catalogue knows of a region's availability zones.
#[derive(Debug)]
pub enum Zones {
    /// The zones, by the number in their id.
    Known(Vec<Zone>),
    /// No trustworthy source lists them: zone ids cannot be checked or chosen.
    FactsMissing,
}

impl Zones {
    /// The zones by number; none where facts are missing.
    pub fn known(&self) -> &[Zone] {
        match self {
            Self::Known(zones) => zones,
            Self::FactsMissing => &[],
        }
    }
}
