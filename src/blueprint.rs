//! From text to a [`Blueprint`]: the shape of every value, all faults at once, and the JSON Schema of the same rules.

mod acu;
mod alarms;
mod alb;
mod ami_release;
mod asg;
mod athena;
mod aurora;
mod availability_zones;
mod backup;
mod branch_name;
mod bucket_name;
mod certificate_arn;
mod cidr;
mod cloudtrail;
mod codepipeline;
mod cognito;
mod connection_arn;
mod context;
mod data_prefix;
mod database_name;
mod dns;
mod document;
mod domain_name;
mod domain_prefix;
mod efs;
mod email;
mod engine_version;
mod environment;
mod error_prefix;
mod field;
mod field_name;
mod finding;
mod firehose;
mod flow_logs;
mod glue_type;
mod health_check_path;
mod instance_class;
mod instance_type;
mod key;
mod kms_key_arn;
mod log_retention;
mod logs;
mod name;
mod nat;
mod path_pattern;
mod protection;
mod reader;
mod region;
mod region_name;
mod remains;
mod repository_name;
mod rule;
mod schema;
mod serverless;
mod session_manager;
mod shown;
mod source_key;
mod state;
mod state_key;
mod statements;
mod syntax;
mod tag_key;
mod tag_value;
mod tags;
#[cfg(test)]
mod tests;
mod text_rule;
mod value;
mod version;
mod vpc;
mod word;
mod zone_id;

pub use acu::Acu;
pub use alarms::Alarms;
pub use alb::Alb;
pub use ami_release::AmiRelease;
pub use asg::Asg;
pub use athena::Athena;
pub use aurora::Aurora;
pub use availability_zones::AvailabilityZones;
pub use backup::Backup;
pub use branch_name::BranchName;
pub use bucket_name::BucketName;
pub use certificate_arn::CertificateArn;
pub use cidr::Cidr;
pub use cloudtrail::CloudTrail;
pub use codepipeline::CodePipeline;
pub use cognito::Cognito;
pub use connection_arn::ConnectionArn;
pub use data_prefix::DataPrefix;
pub use database_name::DatabaseName;
pub use dns::Dns;
pub use domain_name::DomainName;
pub use domain_prefix::DomainPrefix;
pub use efs::Efs;
pub use email::Email;
pub use engine_version::EngineVersion;
pub use environment::Environment;
pub use error_prefix::ErrorPrefix;
pub use field::Field;
pub use field_name::FieldName;
pub use firehose::Firehose;
pub use flow_logs::FlowLogs;
pub use glue_type::GlueType;
pub use health_check_path::HealthCheckPath;
pub use instance_class::InstanceClass;
pub use instance_type::InstanceType;
pub use kms_key_arn::KmsKeyArn;
pub use logs::Logs;
pub use name::Name;
pub use nat::Nat;
pub use path_pattern::PathPattern;
pub use protection::Protection;
pub use region::Region;
pub use region_name::RegionName;
pub use remains::Remains;
pub use repository_name::RepositoryName;
pub use schema::schema;
pub use serverless::Serverless;
pub use session_manager::SessionManager;
pub use source_key::SourceKey;
pub use state::State;
pub use state_key::StateKey;
pub use tag_key::TagKey;
pub use tag_value::TagValue;
pub use tags::Tags;
pub use version::Version;
pub use vpc::Vpc;
pub use zone_id::ZoneId;

use crate::diagnostics::Diagnostics;
use crate::source::{Located, SourceFile, Span};
use reader::Reader;

/// A blueprint of the right shape: every value has passed the rules that need no context. Whether it means anything is for the plan to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blueprint {
    /// The version of the blueprint format.
    pub version: Located<Version>,
    /// The name of the application.
    pub name: Located<Name>,
    /// The name of the environment.
    pub environment: Located<Environment>,
    /// The region that holds what exists once.
    pub primary_region: Option<Located<RegionName>>,
    /// The user's own tags.
    pub tags: Tags,
    /// The regions, in the order of the blueprint: 1 to 32.
    pub regions: Vec<Region>,
    /// The VPCs.
    pub vpc: Vpc,
    /// The way out of the private subnets.
    pub nat: Nat,
    /// The load balancers.
    pub alb: Alb,
    /// The instances.
    pub asg: Asg,
    /// The site's name, or `None` for the load balancers' own names.
    pub dns: Option<Dns>,
    /// The sign-in, or `None` where every path is open.
    pub cognito: Option<Cognito>,
    /// The database, or `None` where there is none.
    pub aurora: Option<Aurora>,
    /// The shared file system, or `None` where there is none.
    pub efs: Option<Efs>,
    /// AWS Backup, or `None` for the services' own backups only.
    pub backup: Option<Backup>,
    /// The stream of the fleet's events, or `None` where there is none.
    pub firehose: Option<Firehose>,
    /// Tables and queries, or `None` where there are none.
    pub athena: Option<Athena>,
    /// The trail, or `None` where the tree makes none.
    pub cloudtrail: Option<CloudTrail>,
    /// Alarms, or `None` where there are none.
    pub alarms: Option<Alarms>,
    /// The pipeline, or `None` where nothing is deployed.
    pub codepipeline: Option<CodePipeline>,
    /// The buckets of logs.
    pub logs: Logs,
    /// VPC flow logs.
    pub flow_logs: FlowLogs,
    /// Session Manager.
    pub session_manager: SessionManager,
    /// Where Terraform keeps its state, or `None` for local state.
    pub state: Option<State>,
    /// What guards data against `terraform destroy`.
    pub protection: Protection,
}

/// Reads a blueprint.
///
/// # Errors
///
/// Every fault of syntax and shape in `source`, each with its place; what follows from another fault is not reported.
pub fn parse(source: &SourceFile) -> Result<Blueprint, Diagnostics> {
    syntax::read(source.text(), |tree, mut context| {
        let start = Span { start: 0, end: 0 };
        let blueprint =
            tree.and_then(|tree| Blueprint::read(Reader::root(tree, start, &mut context)));
        let findings = context.into_findings();
        match blueprint {
            Some(blueprint) if findings.is_empty() => Ok(blueprint),
            _ => Err(findings),
        }
    })
}
