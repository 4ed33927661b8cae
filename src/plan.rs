//! From a blueprint of the right shape to a plan in which every value is valid.

mod acu;
mod alb_plan;
mod asg_plan;
mod aurora_plan;
mod aurora_version;
mod auto_pause;
mod backup_copy;
mod backup_plan;
mod capacity_plan;
mod certificate_arn;
mod certificates;
mod cognito_plan;
mod composed_name;
mod domain_plan;
mod efs_plan;
mod egress_plan;
mod entry_plan;
mod flow_logs_plan;
#[cfg(test)]
mod for_tests;
mod hosted_zone_plan;
mod identity;
mod origin;
mod origins;
#[allow(
    clippy::module_inception,
    reason = "one public type a file, named after it"
)]
mod plan;
mod pool_access;
mod protection_plan;
mod read;
mod region_name;
mod region_plan;
mod regions;
mod resolve;
mod resolved;
mod review;
mod session_manager_plan;
mod state_backend;
mod throughput_plan;
mod topology_plan;

pub use acu::Acu;
pub use alb_plan::AlbPlan;
pub use asg_plan::AsgPlan;
pub use aurora_plan::AuroraPlan;
pub use aurora_version::AuroraVersion;
pub use auto_pause::AutoPause;
pub use backup_copy::BackupCopy;
pub use backup_plan::BackupPlan;
pub use capacity_plan::CapacityPlan;
pub use certificate_arn::CertificateArn;
pub use certificates::Certificates;
pub use cognito_plan::CognitoPlan;
pub use domain_plan::DomainPlan;
pub use efs_plan::EfsPlan;
pub use egress_plan::EgressPlan;
pub use entry_plan::EntryPlan;
pub use flow_logs_plan::FlowLogsPlan;
pub use hosted_zone_plan::HostedZonePlan;
pub use identity::Identity;
pub use origin::Origin;
pub use origins::Origins;
pub use plan::Plan;
pub use pool_access::PoolAccess;
pub use protection_plan::ProtectionPlan;
pub use read::read;
pub use region_name::RegionName;
pub use region_plan::RegionPlan;
pub use regions::Regions;
pub use resolve::resolve;
pub use resolved::Resolved;
pub use review::review;
pub use session_manager_plan::SessionManagerPlan;
pub use state_backend::StateBackend;
pub use throughput_plan::ThroughputPlan;
pub use topology_plan::TopologyPlan;
