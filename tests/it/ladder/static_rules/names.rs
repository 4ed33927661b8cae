//! Names that a service would refuse. The provider checks some of them, and an emulator none.

use regex::Regex;

use super::evidence::Evidence;

/// Type, attribute, longest name, form, source.
const LIMITS: [(&str, &str, usize, &str); 8] = [
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
];

/// Every name keeps to its service's length and characters.
pub(super) fn within_the_services_limits(evidence: &Evidence) -> Vec<String> {
    let mut findings = Vec::new();
    for (kind, attribute, longest, form) in LIMITS {
        let form = Regex::new(form).expect("a pattern");
        for resource in evidence.of_kind(kind) {
            let Some(name) = resource.text(attribute) else {
                continue;
            };
            let reserved = kind == "aws_security_group" && name.starts_with("sg-");
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
}
