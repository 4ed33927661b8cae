use super::{RegionName, ThroughputPlan};

/// The file system that instances share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EfsPlan {
    /// The active Region that holds it.
    pub region: RegionName,
    /// Another active Region, which has a copy that can only be read.
    pub replica: Option<RegionName>,
    /// How much it moves in a second.
    pub throughput: ThroughputPlan,
    /// Days without access after which a file moves to Infrequent Access.
    pub transition_to_ia_days: u16,
}

impl EfsPlan {
    /// Whether instances of a Region mount it, or its copy.
    pub fn is_in(&self, region: &RegionName) -> bool {
        self.region == *region || self.replica.as_ref() == Some(region)
    }
}
