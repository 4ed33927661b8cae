use super::key::{Fallback, Key};
use super::log_retention::LOG_RETENTION_PERIODS;
use super::reader::Reader;
use super::rule::Rule;
use crate::source::{Located, Span};

/// The section `[cloudtrail]`: a trail of the account's management events. Without it the tree makes none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CloudTrail {
    /// The section's header, or the whole inline table.
    pub span: Span,
    /// How long CloudWatch Logs keeps events, in days.
    pub log_retention_days: Located<u16>,
}

pub(crate) static CLOUDTRAIL_KEYS: [&Key; 1] = [&LOG_RETENTION_DAYS];

static LOG_RETENTION_DAYS: Key = Key {
    name: "log_retention_days",
    path: "cloudtrail.log_retention_days",
    title: "Days that events are kept in CloudWatch Logs",
    description: "How long CloudWatch Logs keeps the trail's events, in days; only the periods that CloudWatch Logs takes. How long its files are kept in S3 stands \
                  in `[logs]`.",
    example: "90",
    fallback: Fallback::Integer(365),
    rule: Rule::IntegerAmong(&LOG_RETENTION_PERIODS),
};

impl CloudTrail {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let log_retention_days = from.integer(&LOG_RETENTION_DAYS);
        Some(Self {
            span: from.span(),
            log_retention_days: log_retention_days?,
        })
    }
}
