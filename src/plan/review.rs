use super::resolve;
use crate::blueprint::Remains;
use crate::catalog::{Catalog, Date};
use crate::diagnostics::{Code, Diagnostics};

/// Judges what is sound in a blueprint that has faults of shape, so that all independent faults are told in one run.
///
/// What rests on a value that was left out is not reported: it may go with that fault.
pub fn review(remains: &Remains, catalog: &Catalog, as_of: Date) -> Diagnostics {
    let found = match resolve(remains.blueprint(), catalog, as_of) {
        Ok(resolved) => resolved.warnings,
        Err(findings) => findings,
    };
    let mut independent = Diagnostics::new();
    independent.extend(
        found
            .into_iter()
            .filter(|finding| !rests_on(finding.code).iter().any(|key| remains.lacks(key))),
    );
    independent
}

/// The keys that a finding may follow from without pointing at them, as it would if another one had been stated.
fn rests_on(code: Code) -> &'static [&'static str] {
    match code {
        Code::NameTooLong => &["name", "environment"],
        Code::PrimaryRegionMissing | Code::PrimaryRegionUnknown | Code::PrimaryRegionRetired => {
            &["primary_region", "region"]
        }
        Code::NatZoneUnused => &["nat.egress"],
        Code::NatZoneUnknown => &["nat.egress", "region.availability_zones"],
        Code::ElasticIpQuota => &["nat.egress", "region.availability_zones"],
        Code::AlbPlaintext => &["dns", "cognito", "region.certificate_arn"],
        Code::AsgSizeOrder => &["asg.min_size", "asg.max_size"],
        Code::AsgDesiredOutside => &["asg.min_size", "asg.max_size", "asg.desired_size"],
        Code::SpotOneType => &["asg.instance_type", "asg.other_instance_types"],
        Code::InstanceTypeNotInZone => &["asg.instance_type", "region.availability_zones"],
        Code::InstanceTypeUnfit => &["asg.spot_percentage", "vpc.ip_version"],
        Code::InstanceTypeDuplicate | Code::InstanceArchitectureMixed => &["asg.instance_type"],
        Code::CertificateMissing => &["dns.hosted_zone", "region.certificate_arn"],
        Code::RoutingUnused => &["dns.hosted_zone"],
        Code::CognitoNeedsHttps | Code::CognitoNeedsDomain => &["dns", "region.certificate_arn"],
        Code::CognitoRegionUnknown => &["region.name"],
        Code::CognitoDomainForbiddenWord => &["name", "environment", "cognito.domain_prefix"],
        Code::RoutingNotServable => &["aurora.topology", "aurora.write_forwarding"],
        Code::AuroraRegionUnknown
        | Code::EfsRegionUnknown
        | Code::EfsReplicaRegionUnknown
        | Code::BackupCopyRegionUnknown => &["region.name"],
        Code::AuroraVersionUnknown | Code::DatabaseNameReserved => &["aurora.engine"],
        Code::AuroraVersionEnded | Code::AuroraVersionEnding => {
            &["aurora.engine", "aurora.engine_version"]
        }
        Code::AuroraClassUnknown | Code::AuroraClassNotOffered | Code::AuroraGlobalClass => &[
            "aurora.engine",
            "aurora.engine_version",
            "aurora.topology",
            "aurora.instance_class",
            "aurora.serverless",
            "region",
        ],
        Code::AuroraServerlessUnsupported | Code::AuroraAutoPauseUnsupported => {
            &["aurora.engine", "aurora.engine_version"]
        }
        Code::AuroraGlobalVersion => &["aurora.engine", "aurora.engine_version"],
        Code::AuroraWriteForwardingUnsupported => &["aurora.engine", "aurora.engine_version"],
        Code::AuroraGlobalOnly => &["aurora.topology"],
        Code::AuroraGlobalOneRegion => &["region"],
        Code::AuroraGlobalReaders => &["aurora.instances", "aurora.max_readers"],
        Code::AuroraReadersOrder => &["aurora.instances", "aurora.serverless"],
        Code::AuroraRegionsWithout => &["aurora.topology", "aurora.region", "primary_region"],
        Code::EfsReplicaRegionSame => &["efs.region", "primary_region"],
        Code::EfsRegionsWithout => &["efs.region", "efs.replica_region", "primary_region"],
        Code::EfsThroughputMissing => &["efs.provisioned_throughput"],
        Code::EfsThroughputUnused | Code::EfsArchiveNeedsElastic => &["efs.throughput_mode"],
        Code::EfsTransitionOrder => &[
            "efs.throughput_mode",
            "efs.transition_to_ia_days",
            "efs.transition_to_archive_days",
        ],
        Code::BackupNothingToKeep => &["aurora", "efs"],
        Code::BackupCopyRegionSame | Code::BackupCopyRegionMissing => &[
            "aurora.region",
            "efs.region",
            "backup.copy_region",
            "primary_region",
            "region",
        ],
        Code::BackupRetentionOrder => &[
            "backup.daily_retention_days",
            "backup.monthly_retention_days",
        ],
        Code::PrefixOverlaps => &["firehose.prefix", "firehose.error_prefix"],
        Code::QueryFieldMissing => &["firehose.field", "athena.queries"],
        Code::QueryTypeMismatch => &["athena.queries"],
        Code::FleetQueriesUnused => &["firehose"],
        Code::AlarmsWithoutRecipient => &["alarms.emails"],
        Code::PipelineKeyUnused => &[
            "codepipeline.source",
            "codepipeline.approval",
            "codepipeline.connection_arn",
        ],
        Code::RepositoryMissing => &["codepipeline.source", "codepipeline.repository"],
        Code::RepositoryNested => &[
            "codepipeline.source",
            "codepipeline.connection_arn",
            "codepipeline.connection_provider",
        ],
        Code::ConnectionInOtherPartition => &["primary_region", "region.name"],
        Code::ApprovalWithoutRecipient => &["codepipeline.approval_emails"],
        Code::RollbackWithoutAlarms => &["alarms"],
        Code::RegionOrderUnknown => &["region.name"],
        Code::RegionOrderIncomplete => &["codepipeline.region_order"],
        Code::RetentionBeforeTransition => &[
            "logs.alb_retention_days",
            "logs.trail_retention_days",
            "flow_logs.retention_days",
            "session_manager.log_retention_days",
        ],
        Code::ObjectLockIncomplete => &["logs.object_lock_mode", "logs.object_lock_days"],
        Code::StateInPrimaryRegion => &["primary_region", "region"],
        _ => &[],
    }
}
