/// The trail of the account's management events. How long its files are kept stands in [`LogsPlan`](super::LogsPlan).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrailPlan {
    /// Days for which CloudWatch Logs keeps events.
    pub log_retention_days: u16,
}
