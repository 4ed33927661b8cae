use super::{Acu, AutoPause};
use crate::choice::Capacity;

/// What each instance of the database computes with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CapacityPlan {
    /// One class for all.
    Provisioned {
        /// Such as `db.r6g.large`: offered in every Region that has a cluster, as far as is known.
        instance_class: String,
        /// The memory of an instance of that class, in MiB.
        memory_mib: u32,
        /// The most readers that scaling adds up to, 0 to 15, not below those that are always there.
        max_readers: u8,
    },
    /// Aurora Serverless v2.
    Serverless {
        /// The least capacity.
        min: Acu,
        /// The most, not below the least and not zero.
        max: Acu,
        /// After how long without a connection an instance pauses; only where the least capacity is zero.
        auto_pause: Option<AutoPause>,
    },
}

impl CapacityPlan {
    /// The files that are rendered.
    pub fn choice(&self) -> Capacity {
        match self {
            Self::Provisioned { .. } => Capacity::Provisioned,
            Self::Serverless { .. } => Capacity::Serverless,
        }
    }
}
