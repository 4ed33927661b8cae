use super::{ObjectLockPlan, StorageTransition};

/// The buckets of logs of each Region. How long flow logs and session logs are kept stands in their own plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogsPlan {
    /// Days for which the logs of the load balancers are kept, 1 to 3653.
    pub alb_retention_days: u16,
    /// Days for which S3's own access logs are kept, 1 to 3653.
    pub access_retention_days: u16,
    /// Days for which CloudTrail's files are kept, 1 to 3653.
    pub trail_retention_days: u16,
    /// When logs move to cheaper classes, the soonest first: none, one or two, all before any kind of log is removed.
    pub transitions: Vec<StorageTransition>,
    /// The lock on the bucket that KMS encrypts, where it has one.
    pub object_lock: Option<ObjectLockPlan>,
}
