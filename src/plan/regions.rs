use std::collections::{BTreeMap, BTreeSet};

use super::{RegionName, RegionPlan};
use crate::catalog::PartitionId;

/// The Regions of a stack: all of one partition, the primary one among the active ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regions {
    pub(super) partition: PartitionId,
    pub(super) primary: RegionName,
    pub(super) active: BTreeMap<RegionName, RegionPlan>,
    pub(super) retired: BTreeSet<RegionName>,
}

impl Regions {
    /// The partition that all Regions are of.
    pub fn partition(&self) -> PartitionId {
        self.partition
    }

    /// The Region that holds what exists once a tree.
    pub fn primary(&self) -> &RegionName {
        &self.primary
    }

    /// The Regions that are rendered, by name: the blueprint's order carries no meaning.
    pub fn active(&self) -> &BTreeMap<RegionName, RegionPlan> {
        &self.active
    }

    /// The Regions that keep their provider for one more apply, so that Terraform can destroy what they hold.
    pub fn retired(&self) -> &BTreeSet<RegionName> {
        &self.retired
    }
}
