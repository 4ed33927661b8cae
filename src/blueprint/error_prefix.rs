use super::text_rule::{TextRule, text_type};

/// As the prefix of the data, and with the kind of error.
/// <https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html>
pub(crate) static ERROR_PREFIX: TextRule = TextRule::new(
    r"^(([A-Za-z0-9_.=-]|!\{timestamp:(yyyy|MM|dd|HH)\}|!\{firehose:error-output-type\})+/)+$",
    Some(512),
    "folders of letters, digits, _ . = - and the expressions `!{firehose:error-output-type}`, `!{timestamp:yyyy}`, `!{timestamp:MM}`, `!{timestamp:dd}` and `!{timestamp:HH}`, each folder ending with a slash",
);

text_type!(
    /// Where records go that Firehose cannot deliver.
    ErrorPrefix,
    ERROR_PREFIX
);
