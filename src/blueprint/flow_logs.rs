use super::key::{Fallback, Key};
use super::reader::Reader;
use super::rule::Rule;
use super::word::words;
use crate::choice::TrafficType;
use crate::source::Located;

/// The section `[flow_logs]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowLogs {
    /// Which traffic is recorded.
    pub traffic_type: Located<TrafficType>,
    /// The longest time over which packets are gathered into one record, in seconds: 60 or 600.
    pub max_aggregation_interval: Located<u16>,
    /// How long records are kept in S3, in days.
    pub retention_days: Located<u16>,
}

pub(crate) static FLOW_LOGS_KEYS: [&Key; 3] =
    [&TRAFFIC_TYPE, &MAX_AGGREGATION_INTERVAL, &RETENTION_DAYS];

static TRAFFIC_TYPE: Key = Key {
    name: "traffic_type",
    path: "flow_logs.traffic_type",
    title: "Recorded traffic",
    description: "Which traffic VPC flow logs record: `all`, only what was let through (`accept`), or only what was refused (`reject`).",
    example: "\"reject\"",
    fallback: Fallback::Word("all"),
    rule: Rule::Word(words::<TrafficType>),
};

/// The two intervals there are: <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html>.
static MAX_AGGREGATION_INTERVAL: Key = Key {
    name: "max_aggregation_interval",
    path: "flow_logs.max_aggregation_interval",
    title: "Longest aggregation interval",
    description: "The longest time over which packets are gathered into one record, in seconds: 60 or 600. 60 gives ten times the records.",
    example: "60",
    fallback: Fallback::Integer(600),
    rule: Rule::IntegerAmong(&[60, 600]),
};

/// The ceiling is ours: ten years, the longest that CloudWatch Logs has for the session logs beside them. S3 itself has none.
static RETENTION_DAYS: Key = Key {
    name: "retention_days",
    path: "flow_logs.retention_days",
    title: "Days that flow logs are kept",
    description: "How long flow logs are kept in S3, in days, from 1 to 3653 (ten years).",
    example: "90",
    fallback: Fallback::Integer(365),
    rule: Rule::Integer { min: 1, max: 3653 },
};

impl FlowLogs {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let traffic_type = from.word(&TRAFFIC_TYPE);
        let max_aggregation_interval = from.integer(&MAX_AGGREGATION_INTERVAL);
        let retention_days = from.integer(&RETENTION_DAYS);
        Some(Self {
            traffic_type: traffic_type?,
            max_aggregation_interval: max_aggregation_interval?,
            retention_days: retention_days?,
        })
    }
}
