//! Names that a service would refuse. The provider checks some of them, and an emulator none.

use std::collections::BTreeMap;

use regex::Regex;

use super::evidence::Evidence;
#[cfg(test)]
use super::evidence::Resource;

/// Type, attribute, longest name, form, source.
const LIMITS: [(&str, &str, usize, &str); 29] = [
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    (
        "aws_s3_bucket",
        "bucket",
        63,
        r"^[a-z0-9][a-z0-9.-]+[a-z0-9]$",
    ),
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
    ("aws_iam_role", "name", 64, r"^[A-Za-z0-9_+=,.@-]+$"),
    ("aws_iam_policy", "name", 128, r"^[A-Za-z0-9_+=,.@-]+$"),
    // `AWSServiceRoleForAutoScaling_` is 29 characters of the role's 64.
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html
    (
        "aws_iam_service_linked_role",
        "custom_suffix",
        35,
        r"^[A-Za-z0-9_+=,.@-]+$",
    ),
    // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
    ("aws_kms_alias", "name", 256, r"^alias/[A-Za-z0-9/_-]+$"),
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
    (
        "aws_cloudwatch_log_group",
        "name",
        512,
        r"^[.\-_/#A-Za-z0-9]+$",
    ),
    // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
    (
        "aws_security_group",
        "name",
        255,
        r"^[A-Za-z0-9 ._\-:/()#,@\[\]+=&;{}!$*]+$",
    ),
    // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html
    ("aws_ssm_document", "name", 128, r"^[A-Za-z0-9_.-]{3,}$"),
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
    ("aws_rds_cluster", "cluster_identifier", 63, RDS_IDENTIFIER),
    (
        "aws_rds_cluster",
        "master_username",
        16,
        r"^[a-z][a-z0-9]*$",
    ),
    (
        "aws_rds_cluster",
        "database_name",
        63,
        r"^[A-Za-z][A-Za-z0-9_]*$",
    ),
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBCluster.html
    (
        "aws_rds_cluster",
        "final_snapshot_identifier",
        255,
        RDS_IDENTIFIER,
    ),
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    ("aws_rds_cluster_instance", "identifier", 63, RDS_IDENTIFIER),
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateGlobalCluster.html says 255; its members' identifiers have 63.
    (
        "aws_rds_global_cluster",
        "global_cluster_identifier",
        63,
        RDS_IDENTIFIER,
    ),
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html
    ("aws_db_subnet_group", "name", 255, r"^[a-z][a-z0-9 ._-]*$"),
    // https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
    (
        "aws_secretsmanager_secret",
        "name",
        512,
        r"^[A-Za-z0-9/_+=.@-]+$",
    ),
    // https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html
    ("aws_backup_vault", "name", 50, r"^[A-Za-z0-9_-]{2,}$"),
    // https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
    ("aws_backup_selection", "name", 50, r"^[A-Za-z0-9_.-]+$"),
    // https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html
    ("aws_efs_file_system", "creation_token", 64, r"^[ -~]+$"),
    // https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html
    (
        "aws_kinesis_firehose_delivery_stream",
        "name",
        64,
        r"^[a-zA-Z0-9_.-]+$",
    ),
    // Athena reads lower case and underscores only. https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html
    (
        "aws_glue_catalog_database",
        "name",
        255,
        r"^[a-z][a-z0-9_]*$",
    ),
    ("aws_glue_catalog_table", "name", 255, r"^[a-z][a-z0-9_]*$"),
    // https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateWorkGroup.html
    ("aws_athena_workgroup", "name", 128, r"^[a-zA-Z0-9._-]+$"),
    // https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateNamedQuery.html
    ("aws_athena_named_query", "name", 128, r"^.+$"),
    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
    (
        "aws_cloudtrail",
        "name",
        128,
        r"^[A-Za-z0-9]([._-]?[A-Za-z0-9]){2,}$",
    ),
    // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
    ("aws_sns_topic", "name", 256, r"^[A-Za-z0-9_-]+$"),
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    (
        "aws_cloudwatch_metric_alarm",
        "alarm_name",
        255,
        r"^[ -~]+$",
    ),
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
    (
        "aws_cloudwatch_dashboard",
        "dashboard_name",
        255,
        r"^[A-Za-z0-9_-]+$",
    ),
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
    ("aws_cloudwatch_log_metric_filter", "name", 512, r"^[^:*]+$"),
];

/// Letters, digits and hyphens; a letter first, no hyphen last, no two in a row.
const RDS_IDENTIFIER: &str = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

/// What a secret's name may not end with: Secrets Manager's own suffix looks like it.
/// <https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html>
const SECRET_SUFFIX: &str = r"-[A-Za-z0-9]{6}$";

/// Names that are one of a kind in the whole account, or in all accounts, though the tree makes such things in each Region.
///
/// Clusters of a global database as well:
/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html>
const GLOBAL: [(&str, &str); 7] = [
    // A multi-Region trail has a shadow under its name in every Region.
    ("aws_cloudtrail", "name"),
    ("aws_cloudwatch_dashboard", "dashboard_name"),
    ("aws_iam_instance_profile", "name"),
    ("aws_iam_policy", "name"),
    ("aws_iam_role", "name"),
    ("aws_rds_cluster", "cluster_identifier"),
    ("aws_s3_bucket", "bucket"),
];

/// Every name keeps to its service's length and characters.
pub(super) fn within_the_services_limits(evidence: &Evidence) -> Vec<String> {
    let suffix = Regex::new(SECRET_SUFFIX).expect("a pattern");
    let mut findings = Vec::new();
    for (kind, attribute, longest, form) in LIMITS {
        let form = Regex::new(form).expect("a pattern");
        for resource in evidence.of_kind(kind) {
            let Some(name) = resource.text(attribute) else {
                continue;
            };
            let reserved = match kind {
                "aws_security_group" => name.starts_with("sg-"),
                "aws_db_subnet_group" => name == "default",
                "aws_secretsmanager_secret" => suffix.is_match(name),
                _ => false,
            };
            if name.chars().count() > longest || !form.is_match(name) || reserved {
                findings.push(format!(
                    "{}: {kind} refuses `{name}` ({} characters)",
                    resource.address,
                    name.len()
                ));
            }
        }
    }
    findings
}

/// What is named once for all Regions has a name that says which Region's it is.
pub(super) fn global_names_differ(evidence: &Evidence) -> Vec<String> {
    let mut findings = Vec::new();
    for (kind, attribute) in GLOBAL {
        let mut owners = BTreeMap::new();
        for resource in evidence.of_kind(kind) {
            let Some(name) = resource.text(attribute) else {
                continue;
            };
            // A resource is there twice: planned and applied.
            let owner = owners.entry(name).or_insert(&resource.address);
            if **owner != resource.address {
                findings.push(format!("{owner} and {}: {name}", resource.address));
            }
        }
    }
    findings
}

#[test]
fn a_name_that_is_refused_is_found() {
    let found = |kind: &str, attribute: &str, name: &str| {
        let values = serde_json::json!({ attribute: name });
        within_the_services_limits(&Evidence::resource(kind, values)).len()
    };
    assert_eq!(found("aws_s3_bucket", "bucket", &"a".repeat(63)), 0);
    assert_eq!(found("aws_s3_bucket", "bucket", &"a".repeat(64)), 1);
    assert_eq!(found("aws_s3_bucket", "bucket", "Upper"), 1);
    assert_eq!(found("aws_iam_role", "name", &"r".repeat(65)), 1);
    assert_eq!(
        found(
            "aws_iam_service_linked_role",
            "custom_suffix",
            &"r".repeat(36)
        ),
        1
    );
    assert_eq!(found("aws_security_group", "name", "sg-mine"), 1);
    for refused in ["a--b", "a-", "1a", "A", &"a".repeat(64)] {
        for (kind, attribute) in [
            ("aws_rds_cluster", "cluster_identifier"),
            ("aws_rds_cluster_instance", "identifier"),
            ("aws_rds_global_cluster", "global_cluster_identifier"),
        ] {
            assert_eq!(found(kind, attribute, refused), 1, "{refused}");
            assert_eq!(found(kind, attribute, "a-b-1"), 0);
        }
    }
    assert_eq!(found("aws_rds_cluster", "master_username", "an-admin"), 1);
    assert_eq!(found("aws_rds_cluster", "database_name", "a-b"), 1);
    let snapshot = "final_snapshot_identifier";
    assert_eq!(found("aws_rds_cluster", snapshot, "a--final"), 1);
    assert_eq!(found("aws_db_subnet_group", "name", "default"), 1);
    assert_eq!(found("aws_secretsmanager_secret", "name", "a-secret"), 1);
    assert_eq!(found("aws_secretsmanager_secret", "name", "a-database"), 0);
    assert_eq!(found("aws_backup_vault", "name", &"v".repeat(51)), 1);
    assert_eq!(found("aws_backup_selection", "name", &"v".repeat(51)), 1);
    for (kind, attribute, refused) in [
        (
            "aws_kinesis_firehose_delivery_stream",
            "name",
            "s".repeat(65),
        ),
        ("aws_glue_catalog_database", "name", "a-b".to_owned()),
        ("aws_glue_catalog_table", "name", "Events".to_owned()),
        ("aws_athena_workgroup", "name", "w".repeat(129)),
        ("aws_athena_named_query", "name", "q".repeat(129)),
        ("aws_cloudtrail", "name", "a--b".to_owned()),
        ("aws_sns_topic", "name", "t".repeat(257)),
        ("aws_cloudwatch_metric_alarm", "alarm_name", "a".repeat(256)),
        (
            "aws_cloudwatch_dashboard",
            "dashboard_name",
            "a.b".to_owned(),
        ),
        ("aws_cloudwatch_log_metric_filter", "name", "a:b".to_owned()),
    ] {
        assert_eq!(found(kind, attribute, &refused), 1, "{refused}");
        assert_eq!(found(kind, attribute, "an_1"), 0, "{kind}");
    }
    let token = "creation_token";
    assert_eq!(found("aws_efs_file_system", token, &"t".repeat(65)), 1);
}

#[test]
fn one_name_in_two_regions_is_found() {
    let role = |address: &str, name: &str| {
        Resource::new(
            &serde_json::json!({"address": address, "type": "aws_iam_role"}),
            &serde_json::json!({ "name": name }),
        )
    };
    let found = |resources| {
        global_names_differ(&Evidence {
            resources,
            ..Evidence::default()
        })
        .len()
    };
    assert_eq!(
        found(vec![role("module.a.x", "n"), role("module.a.x", "n")]),
        0
    );
    assert_eq!(
        found(vec![role("module.a.x", "n"), role("module.b.x", "m")]),
        0
    );
    assert_eq!(
        found(vec![role("module.a.x", "n"), role("module.b.x", "n")]),
        1
    );
    let cluster = |address: &str| {
        Resource::new(
            &serde_json::json!({"address": address, "type": "aws_rds_cluster"}),
            &serde_json::json!({"cluster_identifier": "n"}),
        )
    };
    assert_eq!(found(vec![cluster("module.a.x"), cluster("module.b.x")]), 1);
}
