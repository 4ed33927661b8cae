use std::collections::BTreeSet;

use super::{ApprovalPlan, BuildPlan, RegionName, SourcePlan};
use crate::choice::{Approval, Deployment, RollbackAlarm};

/// The pipeline of the primary Region, from the source to the instances of every Region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PipelinePlan {
    /// Where the source is.
    pub source: SourcePlan,
    /// What builds it.
    pub build: BuildPlan,
    /// Who approves what was built; `None` where nobody is asked.
    pub approval: Option<ApprovalPlan>,
    /// How many instances of a Region are deployed to at once.
    pub deployment: Deployment,
    /// Alarms of a Region that stop a deployment there and roll it back, and keep newly launched instances out while they ring; none without
    /// [`AlarmsPlan`](super::AlarmsPlan).
    pub rollback_alarms: BTreeSet<RollbackAlarm>,
    /// The active Regions, each once, in the order in which they are deployed to.
    pub region_order: Vec<RegionName>,
    /// Days for which a source artifact is kept. What was built is kept without an end, as new instances and rollbacks fetch it however old it is.
    pub artifact_retention_days: u16,
    /// Days for which CloudWatch Logs keeps the build's output.
    pub log_retention_days: u16,
}

impl PipelinePlan {
    /// Whether somebody approves, as the option that is rendered.
    pub fn approval_choice(&self) -> Approval {
        match self.approval {
            Some(_) => Approval::Manual,
            None => Approval::None,
        }
    }
}
