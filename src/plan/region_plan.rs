use std::collections::BTreeMap;

use ipnet::Ipv4Net;

use crate::catalog::ZoneId;

/// One active Region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionPlan {
    pub(super) code: String,
    pub(super) cidr: Ipv4Net,
    pub(super) zones: BTreeMap<ZoneId, u8>,
}

impl RegionPlan {
    /// The Region's short code as its zone ids spell it: `use1`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The VPC's block: /16 to /21, no host bits, apart from every other Region's.
    pub fn cidr(&self) -> Ipv4Net {
        self.cidr
    }

    /// Two to six zones of this Region, each with its fixed CIDR slot (0 to 5).
    pub fn zones(&self) -> &BTreeMap<ZoneId, u8> {
        &self.zones
    }
}
