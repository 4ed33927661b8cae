use super::RegionName;

/// The copies of recovery points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupCopy {
    /// An active Region that holds no data that is backed up.
    pub region: RegionName,
    /// Days for which a copy is kept.
    pub retention_days: u16,
}
