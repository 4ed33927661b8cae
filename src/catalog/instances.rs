//! What the catalogue says of instance types.

use super::instance_row::InstanceRow;
use super::nearest_types::NearestTypes;
use super::{Availability, Catalog, InstanceType, InstanceTypeGap, ZoneId};

/// A test reads every row of the embedded table.
pub(super) const WHOLE: &str = "the embedded table of instance types holds no faulty row";

impl Catalog {
    /// The instance type of that name (`t4g.medium`), if it exists, its facts are known and Amazon Linux 2023 runs on it.
    ///
    /// Where this is `None`, [`instance_type_gap`](Self::instance_type_gap) tells an existing type from an unknown name.
    pub fn instance_type(&self, name: &str) -> Option<InstanceType> {
        self.instance_row(name)?.instance_type()
    }

    /// Why an existing instance type is no [`instance_type`](Self::instance_type); `None` for a type with facts and for an
    /// unknown name.
    pub fn instance_type_gap(&self, name: &str) -> Option<InstanceTypeGap> {
        self.instance_row(name)?.gap()
    }

    /// Whether the zone offers the instance type.
    ///
    /// Not offered: the Region's recorded offerings name other zones only, or none and its price list lacks the type too.
    /// Unknown: no records of the zone (China, GovCloud, the newest Regions, zones closed to new accounts) or of the type, or
    /// the two sources contradict each other. Unknown is worth a warning, never a refusal.
    pub fn offered(&self, name: &str, zone: &ZoneId) -> Availability {
        let facts = self.instance_row(name).and_then(|row| row.facts);
        match (facts, self.instance_types.place(zone)) {
            (Some(facts), Some(place)) => place.offers(facts.cells),
            _ => Availability::Unknown,
        }
    }

    /// At most three instance types to name instead of this one, the nearest first, all usable and offered in all the zones.
    ///
    /// For an existing type these are the nearest in size: of its architecture (of the other only if none of its own is
    /// offered), by vCPUs and memory, then its family letter first, then the newest generation. For an unknown name they are
    /// the nearest in spelling: sizes of the family where that exists. Zones without records rule nothing out. None for a type
    /// whose facts are missing: nothing speaks against it.
    pub fn nearest_instance_types(&self, name: &str, zones: &[&ZoneId]) -> Vec<InstanceType> {
        if let Some(InstanceTypeGap::FactsMissing { .. }) = self.instance_type_gap(name) {
            return Vec::new();
        }
        NearestTypes::new(&self.instance_types, zones).to(name)
    }

    fn instance_row(&self, name: &str) -> Option<InstanceRow<'static>> {
        self.instance_types.find(name).expect(WHOLE)
    }
}
