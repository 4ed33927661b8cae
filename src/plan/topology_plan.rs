use std::collections::BTreeSet;

use super::RegionName;
use crate::choice::Topology;

/// Over how many Regions the database extends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TopologyPlan {
    /// One cluster, in the plan's Region.
    Single,
    /// And one in each of these.
    Global {
        /// The other active Regions: at least one, at most ten.
        secondaries: BTreeSet<RegionName>,
        /// Whether they take writes and pass them on.
        write_forwarding: bool,
        /// A number whose change makes a new password.
        password_version: u16,
    },
}

impl TopologyPlan {
    /// The files that are rendered.
    pub fn choice(&self) -> Topology {
        match self {
            Self::Single => Topology::Single,
            Self::Global { .. } => Topology::Global,
        }
    }

    /// The Regions whose clusters follow the first.
    pub fn secondaries(&self) -> impl Iterator<Item = &RegionName> {
        match self {
            Self::Single => None,
            Self::Global { secondaries, .. } => Some(secondaries),
        }
        .into_iter()
        .flatten()
    }
}
