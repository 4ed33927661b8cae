use super::{FieldPlan, StorageTransition};

/// The delivery stream of each Region, and the table that its records make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirehosePlan {
    /// The record's fields, in the order of the columns: at least one.
    pub fields: Vec<FieldPlan>,
    /// Where records go, with the timestamp's expressions: ends with `/`, tells year, month, day and hour.
    pub prefix: String,
    /// Where records go that cannot be converted, with `!{firehose:error-output-type}`.
    pub error_prefix: String,
    /// MiB after which a file is written, 64 to 128.
    pub buffering_size: u8,
    /// Seconds after which a file is written in any case, 60 to 900.
    pub buffering_interval: u16,
    /// Days for which records are kept; `None` for ever.
    pub retention_days: Option<u16>,
    /// When records move to cheaper classes, the soonest first, all before they are removed.
    pub transitions: Vec<StorageTransition>,
    /// Days for which CloudWatch Logs keeps the stream's errors.
    pub log_retention_days: u16,
}
