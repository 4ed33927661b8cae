use super::text_rule::{TextRule, text_type};

/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>. Dots are left out: they break TLS for virtual-hosted addresses.
pub(crate) static BUCKET_NAME: TextRule = TextRule::new(
    r"^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$",
    None,
    "3 to 63 lower-case letters, digits and hyphens, with no hyphen at either end",
);

text_type!(
    /// The name of an S3 bucket.
    BucketName,
    BUCKET_NAME
);
