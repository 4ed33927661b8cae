use super::text_rule::{TextRule, text_type};

/// Folders, each of characters that need no escaping in a key or a location, and of the four expressions that partitions are made of. Firehose takes
/// 1024 characters; half of them are left to what the expressions and the object's own name become.
/// <https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html>,
/// <https://docs.aws.amazon.com/firehose/latest/APIReference/API_ExtendedS3DestinationConfiguration.html>
pub(crate) static DATA_PREFIX: TextRule = TextRule::new(
    r"^(([A-Za-z0-9_.=-]|!\{timestamp:(yyyy|MM|dd|HH)\})+/)+$",
    Some(512),
    "folders of letters, digits, _ . = - and the expressions `!{timestamp:yyyy}`, `!{timestamp:MM}`, `!{timestamp:dd}` and `!{timestamp:HH}`, each folder ending with a slash",
);

text_type!(
    /// Where records go in their bucket.
    DataPrefix,
    DATA_PREFIX
);
