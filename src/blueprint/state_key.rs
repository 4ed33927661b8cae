use super::text_rule::{TextRule, text_type};

/// Terraform refuses a leading or trailing `/` and `//` (<https://developer.hashicorp.com/terraform/language/backend/s3>); parts that start with a dot
/// are left out because S3 tools normalise `.` and `..`
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html>).
pub(crate) static STATE_KEY: TextRule = TextRule::new(
    r"^[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$",
    Some(512),
    "letters, digits and . _ - in parts separated by single slashes, each part starting with a letter or a digit",
);

text_type!(
    /// The object key of the state file inside its bucket.
    StateKey,
    STATE_KEY
);
