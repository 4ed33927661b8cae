use super::data_prefix::{DATA_PREFIX, DataPrefix};
use super::error_prefix::{ERROR_PREFIX, ErrorPrefix};
use super::field::{DEFAULT_FIELDS, FIELD_KEYS, Field};
use super::key::{Fallback, Key};
use super::log_retention::LOG_RETENTION_PERIODS;
use super::reader::Reader;
use super::rule::Rule;
use crate::source::{Located, Span};

/// The section `[firehose]`: the stream of the fleet's events. Without it there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firehose {
    /// The section's header, or the whole inline table.
    pub span: Span,
    /// Where records go in their bucket.
    pub prefix: Located<DataPrefix>,
    /// Where records go that cannot be delivered.
    pub error_prefix: Located<ErrorPrefix>,
    /// MiB after which a file is written.
    pub buffering_size: Located<u8>,
    /// Seconds after which a file is written in any case.
    pub buffering_interval: Located<u16>,
    /// How long records are kept, in days; without it, for ever.
    pub retention_days: Option<Located<u16>>,
    /// Days until records move to Infrequent Access; without it, never.
    pub transition_to_ia_days: Option<Located<u16>>,
    /// How long CloudWatch Logs keeps the stream's errors, in days.
    pub log_retention_days: Located<u16>,
    /// The fields of the records, in the order of the table's columns.
    pub fields: Vec<Field>,
}

pub(crate) static FIREHOSE_KEYS: [&Key; 8] = [
    &PREFIX,
    &ERROR_PREFIX_KEY,
    &BUFFERING_SIZE,
    &BUFFERING_INTERVAL,
    &RETENTION_DAYS,
    &TRANSITION_TO_IA_DAYS,
    &LOG_RETENTION_DAYS,
    &FIELD,
];

static PREFIX: Key = Key {
    name: "prefix",
    path: "firehose.prefix",
    title: "Folders of the records",
    description: "Where records go in their bucket: folders, each ending with a slash, with `!{timestamp:yyyy}`, `!{timestamp:MM}`, `!{timestamp:dd}` and \
                  `!{timestamp:HH}` once each and in this order, which are the partitions of the table. Changing it leaves what was written before where it is, and \
                  out of the table.",
    example: "\"events/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/\"",
    fallback: Fallback::Text(
        "fleet/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/",
    ),
    rule: Rule::Text(&DATA_PREFIX),
};

static ERROR_PREFIX_KEY: Key = Key {
    name: "error_prefix",
    path: "firehose.error_prefix",
    title: "Folders of what failed",
    description: "Where records go that cannot be delivered: folders, each ending with a slash, with `!{firehose:error-output-type}` and apart from `prefix`.",
    example: "\"failed/!{firehose:error-output-type}/!{timestamp:yyyy}/\"",
    fallback: Fallback::Text(
        "errors/!{firehose:error-output-type}/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/",
    ),
    rule: Rule::Text(&ERROR_PREFIX),
};

/// With conversion to Parquet Firehose takes 64 MiB at least, and 128 at most as ever:
/// <https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html>,
/// <https://docs.aws.amazon.com/firehose/latest/dev/enable-record-format-conversion.html>.
static BUFFERING_SIZE: Key = Key {
    name: "buffering_size",
    path: "firehose.buffering_size",
    title: "MiB of a file",
    description: "After how many MiB of records a file is written, from 64 to 128. Queries read few large files faster than many small ones.",
    example: "64",
    fallback: Fallback::Integer(128),
    rule: Rule::Integer { min: 64, max: 128 },
};

/// Firehose takes 0 to 900 (<https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html>); the floor of a minute is ours: below
/// it, conversion makes files of a few records.
static BUFFERING_INTERVAL: Key = Key {
    name: "buffering_interval",
    path: "firehose.buffering_interval",
    title: "Seconds of a file",
    description: "After how many seconds a file is written in any case, from 60 to 900: how long records wait before queries find them.",
    example: "60",
    fallback: Fallback::Integer(300),
    rule: Rule::Integer { min: 60, max: 900 },
};

/// The ceiling is ours: ten years, as for logs.
static RETENTION_DAYS: Key = Key {
    name: "retention_days",
    path: "firehose.retention_days",
    title: "Days that records are kept",
    description: "How long records are kept in S3, in days, from 1 to 3653 (ten years). Without it: for ever.",
    example: "730",
    fallback: Fallback::Absent,
    rule: Rule::Integer { min: 1, max: 3653 },
};

/// S3 moves nothing to Infrequent Access before 30 days:
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html>.
static TRANSITION_TO_IA_DAYS: Key = Key {
    name: "transition_to_ia_days",
    path: "firehose.transition_to_ia_days",
    title: "Days until Infrequent Access",
    description: "After how many days records move to the storage class Infrequent Access, from 30 to 3652 and fewer than `retention_days`. Without it: never.",
    example: "90",
    fallback: Fallback::Absent,
    rule: Rule::Integer { min: 30, max: 3652 },
};

static LOG_RETENTION_DAYS: Key = Key {
    name: "log_retention_days",
    path: "firehose.log_retention_days",
    title: "Days that errors are kept",
    description: "How long CloudWatch Logs keeps the errors of the stream, in days; only the periods that CloudWatch Logs takes.",
    example: "30",
    fallback: Fallback::Integer(90),
    rule: Rule::IntegerAmong(&LOG_RETENTION_PERIODS),
};

/// The most is ours; a record has 1000 KiB at most: <https://docs.aws.amazon.com/firehose/latest/dev/limits.html>.
static FIELD: Key = Key {
    name: "field",
    path: "firehose.field",
    title: "Fields of the records",
    description: "The fields of the records, one `[[firehose.field]]` each, in the order of the table's columns. Whoever states one states them all. Records may lack \
                  fields; what is no field is not kept.",
    example: "[{ name = \"vehicle_id\", type = \"string\" }, { name = \"speed_kmh\", type = \"double\" }]",
    fallback: Fallback::Fields(&DEFAULT_FIELDS),
    rule: Rule::Sections {
        keys: &FIELD_KEYS,
        max: 500,
    },
};

impl Firehose {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let prefix = from.text(&PREFIX);
        let error_prefix = from.text(&ERROR_PREFIX_KEY);
        let buffering_size = from.integer(&BUFFERING_SIZE);
        let buffering_interval = from.integer(&BUFFERING_INTERVAL);
        let retention_days = from.optional_integer(&RETENTION_DAYS);
        let transition_to_ia_days = from.optional_integer(&TRANSITION_TO_IA_DAYS);
        let log_retention_days = from.integer(&LOG_RETENTION_DAYS);
        let fields = from.optional_sections(&FIELD, Field::read);
        Some(Self {
            span: from.span(),
            prefix: prefix?,
            error_prefix: error_prefix?,
            buffering_size: buffering_size?,
            buffering_interval: buffering_interval?,
            retention_days: retention_days?,
            transition_to_ia_days: transition_to_ia_days?,
            log_retention_days: log_retention_days?,
            fields: fields?.unwrap_or_else(Field::defaults),
        })
    }
}
