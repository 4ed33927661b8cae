use super::ZoneId;
use crate::source::Located;

/// Which availability zones of a region are used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AvailabilityZones {
    /// This many, chosen from the catalogue: 2 to 6.
    Count(u8),
    /// These, each once: 2 to 6.
    Named(Vec<Located<ZoneId>>),
}
