use super::{AuroraVersion, CapacityPlan, RegionName, TopologyPlan};
use crate::choice::Engine;

/// The database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuroraPlan {
    /// The active Region that holds the cluster that is written to.
    pub region: RegionName,
    /// Over how many Regions it extends.
    pub topology: TopologyPlan,
    /// MySQL or PostgreSQL.
    pub engine: Engine,
    /// The engine's version.
    pub version: AuroraVersion,
    /// What it computes with.
    pub capacity: CapacityPlan,
    /// Instances of each cluster, 1 to 16: the writer and the readers.
    pub instances: u8,
    /// The database that the cluster is made with.
    pub database_name: String,
    /// Days over which each cluster can be restored to any second, 7 to 35.
    pub backup_retention_days: u8,
    /// Days for which CloudWatch Logs keeps the engine's logs.
    pub log_retention_days: u16,
}

impl AuroraPlan {
    /// Whether a Region has a cluster.
    pub fn is_in(&self, region: &RegionName) -> bool {
        self.region == *region || self.topology.secondaries().any(|name| name == region)
    }
}
