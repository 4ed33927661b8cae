use std::collections::BTreeMap;

use super::{CertificateArn, HostedZonePlan, RegionName};

/// Where a domain's certificates come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Certificates {
    /// The tree requests one in each active Region and proves the domain in its hosted zone.
    Issued(HostedZonePlan),
    /// The user gives one for each active Region, and points the domain at the load balancers.
    Given(BTreeMap<RegionName, CertificateArn>),
}

impl Certificates {
    /// The certificates that were given.
    pub fn given(&self) -> Option<&BTreeMap<RegionName, CertificateArn>> {
        match self {
            Self::Issued(_) => None,
            Self::Given(given) => Some(given),
        }
    }
}
