use crate::choice::Architecture;

/// The Auto Scaling group of each Region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AsgPlan {
    /// Instance types in the order of preference, at least one, all of [`Self::architecture`], offered in every zone of the plan as far as is known.
    pub instance_types: Vec<String>,
    /// The architecture of all instance types.
    pub architecture: Architecture,
    /// The fewest instances, at least 1.
    pub min_size: u16,
    /// The most instances, not below `min_size`.
    pub max_size: u16,
    /// The instances to start with, between the two; scaling owns the number from then on.
    pub desired_size: u16,
    /// The share of instances that are Spot, in percent, 0 to 100.
    pub spot_percentage: u8,
    /// The average CPU utilization that scaling aims at, in percent.
    pub cpu_target: u8,
    /// The requests a minute and instance that scaling aims at.
    pub requests_per_target: u32,
    /// GiB of the root volume.
    pub root_volume_size: u16,
    /// A word whose change takes the newest Amazon Linux 2023 image; nothing else does.
    pub ami_release: String,
    /// Days for which the instances' log group keeps their logs.
    pub log_retention_days: u16,
}
