use super::text_rule::{TextRule, text_type};

/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>. Dots are left out: they break TLS for virtual-hosted addresses.
pub(crate) static BUCKET_NAME: TextRule = TextRule::with_exception(
    r"^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$",
    None,
    "3 to 63 lower-case letters, digits and hyphens, with no hyphen at either end",
    &RESERVED,
);

/// The reserved prefixes and suffixes of the same page, without those that hold a dot.
static RESERVED: TextRule = TextRule::new(
    r"^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|--x-s3|--table-s3)$",
    None,
    "a name that S3 does not keep for itself, as it does those that begin with `xn--`, `sthree-` or `amzn-s3-demo-` or end with `-s3alias`, `--ol-s3`, `--x-s3` or `--table-s3`",
);

text_type!(
    /// The name of an S3 bucket.
    BucketName,
    BUCKET_NAME
);
