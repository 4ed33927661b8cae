use crate::choice::TrafficType;

/// VPC flow logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlowLogsPlan {
    /// Which traffic is recorded.
    pub traffic_type: TrafficType,
    /// Aggregation interval in seconds: 60 or 600.
    pub max_aggregation_interval: u16,
    /// Days until the bucket's lifecycle removes a log.
    pub retention_days: u16,
}
