use crate::choice::SessionDocument;

/// Session Manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionManagerPlan {
    /// Which preferences document the tree writes.
    pub document: SessionDocument,
    /// Minutes without input after which a session ends, 1 to 60.
    pub idle_timeout_minutes: u16,
    /// Minutes after which a session ends whatever happens, 1 to 1440.
    pub max_duration_minutes: u16,
    /// Retention of the CloudWatch log group, one of the values that CloudWatch Logs takes.
    pub log_retention_days: u16,
}
