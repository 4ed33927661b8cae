use std::collections::BTreeMap;

use super::{
    AlarmsPlan, AlbPlan, AsgPlan, AthenaPlan, AuroraPlan, BackupPlan, EfsPlan, EgressPlan,
    EntryPlan, FirehosePlan, FlowLogsPlan, Identity, LogsPlan, PipelinePlan, ProtectionPlan,
    Regions, SessionManagerPlan, StateBackend, TrailPlan,
};
use crate::choice::{Egress, IpVersion, Ipv6Egress, SessionEndpoints};

/// Everything that is rendered, every value valid. Made by [`resolve`](super::resolve()) only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub(super) identity: Identity,
    pub(super) regions: Regions,
    pub(super) tags: BTreeMap<String, String>,
    pub(super) ip_version: IpVersion,
    pub(super) egress: EgressPlan,
    pub(super) alb: AlbPlan,
    pub(super) asg: AsgPlan,
    pub(super) entry: EntryPlan,
    pub(super) aurora: Option<AuroraPlan>,
    pub(super) efs: Option<EfsPlan>,
    pub(super) backup: Option<BackupPlan>,
    pub(super) firehose: Option<FirehosePlan>,
    pub(super) athena: Option<AthenaPlan>,
    pub(super) trail: Option<TrailPlan>,
    pub(super) alarms: Option<AlarmsPlan>,
    pub(super) pipeline: Option<PipelinePlan>,
    pub(super) logs: LogsPlan,
    pub(super) flow_logs: FlowLogsPlan,
    pub(super) session_manager: SessionManagerPlan,
    pub(super) protection: ProtectionPlan,
    pub(super) state: StateBackend,
}

impl Plan {
    /// Name and environment.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The Regions.
    pub fn regions(&self) -> &Regions {
        &self.regions
    }

    /// The user's tags.
    pub fn tags(&self) -> &BTreeMap<String, String> {
        &self.tags
    }

    /// The VPC's address families.
    pub fn ip_version(&self) -> IpVersion {
        self.ip_version
    }

    /// The private subnets' way out over IPv4.
    pub fn egress(&self) -> &EgressPlan {
        &self.egress
    }

    /// The private subnets' way out over IPv6: none where IPv4 has none, so that `egress = "none"` means what it says.
    pub fn ipv6_egress(&self) -> Ipv6Egress {
        match (self.ip_version, self.egress.choice()) {
            (IpVersion::DualStack, Egress::PerAz | Egress::Single) => Ipv6Egress::EgressOnly,
            (IpVersion::Ipv4, _) | (_, Egress::None) => Ipv6Egress::Off,
        }
    }

    /// The load balancers.
    pub fn alb(&self) -> &AlbPlan {
        &self.alb
    }

    /// The Auto Scaling groups.
    pub fn asg(&self) -> &AsgPlan {
        &self.asg
    }

    /// How users enter: HTTP, HTTPS, a domain, a sign-in.
    pub fn entry(&self) -> &EntryPlan {
        &self.entry
    }

    /// The database, where there is one.
    pub fn aurora(&self) -> Option<&AuroraPlan> {
        self.aurora.as_ref()
    }

    /// The shared file system, where there is one.
    pub fn efs(&self) -> Option<&EfsPlan> {
        self.efs.as_ref()
    }

    /// AWS Backup, where it keeps recovery points.
    pub fn backup(&self) -> Option<&BackupPlan> {
        self.backup.as_ref()
    }

    /// The delivery stream, where there is one.
    pub fn firehose(&self) -> Option<&FirehosePlan> {
        self.firehose.as_ref()
    }

    /// The workgroup and its queries, where there are any.
    pub fn athena(&self) -> Option<&AthenaPlan> {
        self.athena.as_ref()
    }

    /// The trail, where the tree makes one.
    pub fn trail(&self) -> Option<TrailPlan> {
        self.trail
    }

    /// The alarms, where there are any.
    pub fn alarms(&self) -> Option<&AlarmsPlan> {
        self.alarms.as_ref()
    }

    /// The pipeline, where there is one.
    pub fn pipeline(&self) -> Option<&PipelinePlan> {
        self.pipeline.as_ref()
    }

    /// The buckets of logs.
    pub fn logs(&self) -> &LogsPlan {
        &self.logs
    }

    /// VPC flow logs.
    pub fn flow_logs(&self) -> FlowLogsPlan {
        self.flow_logs
    }

    /// Session Manager.
    pub fn session_manager(&self) -> SessionManagerPlan {
        self.session_manager
    }

    /// The endpoints Session Manager needs for this way out.
    pub fn session_endpoints(&self) -> SessionEndpoints {
        match self.egress.choice() {
            Egress::PerAz | Egress::Single => SessionEndpoints::WithNat,
            Egress::None => SessionEndpoints::WithoutNat,
        }
    }

    /// Guards of what holds data.
    pub fn protection(&self) -> ProtectionPlan {
        self.protection
    }

    /// Where Terraform keeps its state.
    pub fn state(&self) -> &StateBackend {
        &self.state
    }
}
