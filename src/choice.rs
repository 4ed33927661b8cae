//! The closed vocabularies: options of the choice folders under `modules/`, and enumerated values.
//!
//! An option of a choice is an enum variant; its snake_case name is the name of the file that is rendered
//! (`modules/nat/egress/per_az.tf` for [`Egress::PerAz`]). A test holds enums and folders equal.

mod alarms;
mod approval;
mod architecture;
mod athena;
mod aurora;
mod backup;
mod build_compute;
mod capacity;
mod cloudtrail;
mod code_source;
mod codedeploy_endpoint;
mod codepipeline;
mod cognito;
mod connection_provider;
mod deployment;
mod dns;
mod efs;
mod egress;
mod engine;
mod firehose;
mod firehose_endpoint;
mod fleet_queries;
mod fleet_query;
mod ip_version;
mod ipv6_egress;
mod listener;
mod mfa;
mod minor_upgrades;
mod object_lock;
mod object_lock_mode;
mod option;
mod pipeline_source;
mod rollback_alarm;
mod routing;
mod routing_policy;
mod session_document;
mod session_endpoints;
mod storage_class;
mod throughput;
mod topology;
mod traffic_type;
mod trail_queries;
mod user_pool_tier;

pub use alarms::Alarms;
pub use approval::Approval;
pub use architecture::Architecture;
pub use athena::Athena;
pub use aurora::Aurora;
pub use backup::Backup;
pub use build_compute::BuildCompute;
pub use capacity::Capacity;
pub use cloudtrail::Cloudtrail;
pub use code_source::CodeSource;
pub use codedeploy_endpoint::CodedeployEndpoint;
pub use codepipeline::Codepipeline;
pub use cognito::Cognito;
pub use connection_provider::ConnectionProvider;
pub use deployment::Deployment;
pub use dns::Dns;
pub use efs::Efs;
pub use egress::Egress;
pub use engine::Engine;
pub use firehose::Firehose;
pub use firehose_endpoint::FirehoseEndpoint;
pub use fleet_queries::FleetQueries;
pub use fleet_query::FleetQuery;
pub use ip_version::IpVersion;
pub use ipv6_egress::Ipv6Egress;
pub use listener::Listener;
pub use mfa::Mfa;
pub use minor_upgrades::MinorUpgrades;
pub use object_lock::ObjectLock;
pub use object_lock_mode::ObjectLockMode;
pub use option::ChoiceOption;
pub use pipeline_source::PipelineSource;
pub use rollback_alarm::RollbackAlarm;
pub use routing::Routing;
pub use routing_policy::RoutingPolicy;
pub use session_document::SessionDocument;
pub use session_endpoints::SessionEndpoints;
pub use storage_class::StorageClass;
pub use throughput::Throughput;
pub use topology::Topology;
pub use traffic_type::TrafficType;
pub use trail_queries::TrailQueries;
pub use user_pool_tier::UserPoolTier;

/// Declares an enumeration whose variants have snake_case names.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant,)* }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word that stands in the blueprint and names the option's file.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }
    };
}
use vocabulary;
