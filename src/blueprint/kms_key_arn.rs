use super::text_rule::{TextRule, text_type};

/// The key's id is a UUID of version 1 to 5, as `terraform init` demands of a backend's key
/// (<https://github.com/hashicorp/terraform/blob/main/internal/backend/remote-state/s3/validate.go>), or a multi-Region key's id:
/// <https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id-key-ARN>.
pub(crate) static KMS_KEY_ARN: TextRule = TextRule::new(
    r"^arn:(aws|aws-cn|aws-us-gov):kms:[a-z]{2,5}(-[a-z]+)+-[0-9]{1,2}:[0-9]{12}:key/([0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$",
    None,
    "the ARN of a KMS key (not of an alias), as the KMS console shows it",
);

text_type!(
    /// The ARN of a KMS key, not of an alias.
    KmsKeyArn,
    KMS_KEY_ARN
);
