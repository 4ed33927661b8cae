use std::collections::BTreeSet;

use super::AlarmThresholds;

/// The alarms of each Region, and who is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlarmsPlan {
    /// Addresses that each Region's topic writes to, each once whatever its letter case.
    pub emails: BTreeSet<String>,
    /// What alarms are raised at.
    pub thresholds: AlarmThresholds,
}
