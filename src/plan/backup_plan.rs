use std::collections::BTreeSet;

use super::{BackupCopy, RegionName};

/// AWS Backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupPlan {
    /// The Regions of the database and of the file system: one or two.
    pub regions: BTreeSet<RegionName>,
    /// Where recovery points are copied to.
    pub copy: Option<BackupCopy>,
    /// Days for which a daily recovery point is kept.
    pub daily_retention_days: u16,
    /// Days for which a monthly recovery point is kept: more than for a daily one.
    pub monthly_retention_days: u16,
    /// The hour (UTC) at which backups start, 0 to 23.
    pub start_hour: u8,
}
