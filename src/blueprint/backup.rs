use super::key::{Fallback, Key};
use super::reader::Reader;
use super::region_name::{REGION_NAME, RegionName};
use super::rule::Rule;
use crate::source::{Located, Span};

/// The section `[backup]`: AWS Backup. Without it there are only the services' own backups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The section's header, or the whole inline table.
    pub span: Span,
    /// How long a daily recovery point is kept, in days.
    pub daily_retention_days: Located<u16>,
    /// How long a monthly one is kept, in days.
    pub monthly_retention_days: Located<u16>,
    /// The hour (UTC) at which backups start.
    pub start_hour: Located<u8>,
    /// The region that recovery points are copied to; without it, the only other one there is.
    pub copy_region: Option<Located<RegionName>>,
    /// How long a copy is kept, in days.
    pub copy_retention_days: Located<u16>,
}

pub(crate) static BACKUP_KEYS: [&Key; 5] = [
    &DAILY_RETENTION_DAYS,
    &MONTHLY_RETENTION_DAYS,
    &START_HOUR,
    &COPY_REGION,
    &COPY_RETENTION_DAYS,
];

/// AWS Backup keeps recovery points for 1 to 36500 days
/// (<https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html>); ten years for daily ones are ours.
static DAILY_RETENTION_DAYS: Key = Key {
    name: "daily_retention_days",
    path: "backup.daily_retention_days",
    title: "Days that daily backups are kept",
    description: "How long a daily recovery point is kept, in days, from 1 to 3650.",
    example: "14",
    fallback: Fallback::Integer(35),
    rule: Rule::Integer { min: 1, max: 3650 },
};

static MONTHLY_RETENTION_DAYS: Key = Key {
    name: "monthly_retention_days",
    path: "backup.monthly_retention_days",
    title: "Days that monthly backups are kept",
    description: "How long a monthly recovery point is kept, in days, from 32 to 36500 and longer than a daily one.",
    example: "730",
    fallback: Fallback::Integer(365),
    rule: Rule::Integer {
        min: 32,
        max: 36500,
    },
};

static START_HOUR: Key = Key {
    name: "start_hour",
    path: "backup.start_hour",
    title: "Hour at which backups start",
    description: "The hour at which backups start, in UTC, from 0 to 23.",
    example: "22",
    fallback: Fallback::Integer(3),
    rule: Rule::Integer { min: 0, max: 23 },
};

static COPY_REGION: Key = Key {
    name: "copy_region",
    path: "backup.copy_region",
    title: "Region of the copies",
    description: "Another region of the blueprint, which every recovery point is copied to. Without it: the only region beside those that hold data, if there is one.",
    example: "\"us-west-2\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&REGION_NAME),
};

static COPY_RETENTION_DAYS: Key = Key {
    name: "copy_retention_days",
    path: "backup.copy_retention_days",
    title: "Days that copies are kept",
    description: "How long a copy of a recovery point is kept in the other region, in days, from 1 to 36500. With one region it means nothing yet.",
    example: "90",
    fallback: Fallback::Integer(35),
    rule: Rule::Integer { min: 1, max: 36500 },
};

impl Backup {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let daily_retention_days = from.integer(&DAILY_RETENTION_DAYS);
        let monthly_retention_days = from.integer(&MONTHLY_RETENTION_DAYS);
        let start_hour = from.integer(&START_HOUR);
        let copy_region = from.optional_text(&COPY_REGION);
        let copy_retention_days = from.integer(&COPY_RETENTION_DAYS);
        Some(Self {
            span: from.span(),
            daily_retention_days: daily_retention_days?,
            monthly_retention_days: monthly_retention_days?,
            start_hour: start_hour?,
            copy_region: copy_region?,
            copy_retention_days: copy_retention_days?,
        })
    }
}
