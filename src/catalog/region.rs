use std::collections::BTreeMap;

use super::{Availability, OptIn, PartitionId, Service, Zone, ZoneAccess, ZoneId, Zones};

/// The facts of a region.
#[derive(Debug)]
pub struct Region {
    /// `us-east-1`.
    pub name: String,
    /// The partition it belongs to.
    pub partition: PartitionId,
    /// AWS's long name, such as `US East (N. Virginia)`, where known.
    pub description: Option<String>,
    /// Whether an account must enable it first.
    pub opt_in: OptIn,
    /// The prefix of its zone ids, such as `use1`; known where the zones are.
    pub code: Option<String>,
    /// Its availability zones. Local and wavelength zones are never among them.
    pub zones: Zones,
    pub(super) availability: BTreeMap<Service, Availability>,
}

impl Region {
    /// Whether the region has the service.
    pub fn availability(&self, service: Service) -> Availability {
        self.availability
            .get(&service)
            .copied()
            .unwrap_or(Availability::Unknown)
    }

    /// The zones that a blueprint gets when it names a number of zones: the open ones, by the number in their id.
    ///
    /// A catalogue update may append to this order but never changes its start (the generator refuses), so that an
    /// update moves nobody's subnets. Empty where facts are missing.
    pub fn open_zones(&self) -> impl Iterator<Item = &ZoneId> {
        let open = |zone: &&Zone| zone.access == ZoneAccess::Open;
        self.zones.known().iter().filter(open).map(|zone| &zone.id)
    }

    /// The region's zone of that id, open or not.
    pub fn zone(&self, id: &str) -> Option<&Zone> {
        self.zones
            .known()
            .iter()
            .find(|zone| zone.id.as_str() == id)
    }
}
