use super::text_rule::{TextRule, text_type};

/// A source in S3 is one archive: <https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html>. That it ends with `.zip`, its length
/// and its characters are ours; parts that start with a dot are left out because S3 tools normalise `.` and `..`
/// (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html>).
pub(crate) static SOURCE_KEY: TextRule = TextRule::new(
    r"^([A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*\.zip$",
    Some(512),
    "letters, digits and . _ - in parts separated by single slashes, each part starting with a letter or a digit, with `.zip` at the end",
);

text_type!(
    /// The object key of an archive of source code.
    SourceKey,
    SOURCE_KEY
);
