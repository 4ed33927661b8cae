use std::collections::BTreeMap;

use super::RegionName;
use crate::catalog::ZoneId;
use crate::choice::Egress;

/// How private subnets reach the internet, with what the choice needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EgressPlan {
    /// One NAT gateway in each zone.
    PerAz,
    /// One NAT gateway a Region, in this zone. Has an entry for each active Region, a zone of that Region's plan.
    Single(BTreeMap<RegionName, ZoneId>),
    /// No NAT gateway.
    None,
}

impl EgressPlan {
    /// The choice alone.
    pub fn choice(&self) -> Egress {
        match self {
            Self::PerAz => Egress::PerAz,
            Self::Single(_) => Egress::Single,
            Self::None => Egress::None,
        }
    }
}
