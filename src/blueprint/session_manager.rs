use super::key::{Fallback, Key};
use super::log_retention::LOG_RETENTION_PERIODS;
use super::reader::Reader;
use super::rule::Rule;
use super::word::words;
use crate::choice::SessionDocument;
use crate::source::Located;

/// The section `[session_manager]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionManager {
    /// Which preferences document the tree writes.
    pub document: Located<SessionDocument>,
    /// After how many idle minutes a session ends.
    pub idle_timeout_minutes: Located<u16>,
    /// After how many minutes a session ends in any case.
    pub max_duration_minutes: Located<u16>,
    /// How long session logs are kept in CloudWatch Logs, in days.
    pub log_retention_days: Located<u16>,
}

pub(crate) static SESSION_MANAGER_KEYS: [&Key; 4] = [
    &DOCUMENT,
    &IDLE_TIMEOUT_MINUTES,
    &MAX_DURATION_MINUTES,
    &LOG_RETENTION_DAYS,
];

static DOCUMENT: Key = Key {
    name: "document",
    path: "session_manager.document",
    title: "Session document",
    description: "`dedicated`: a document of the tree's own name. `account_default`: the region-wide default document, which every session of the \
                  account uses; it must be imported once, see the rendered README.",
    example: "\"dedicated\"",
    fallback: Fallback::Word("dedicated"),
    rule: Rule::Word(words::<SessionDocument>),
};

/// <https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-timeout.html>.
static IDLE_TIMEOUT_MINUTES: Key = Key {
    name: "idle_timeout_minutes",
    path: "session_manager.idle_timeout_minutes",
    title: "Idle minutes until a session ends",
    description: "After how many minutes without input a session ends, from 1 to 60.",
    example: "15",
    fallback: Fallback::Integer(20),
    rule: Rule::Integer { min: 1, max: 60 },
};

/// <https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-max-timeout.html>.
static MAX_DURATION_MINUTES: Key = Key {
    name: "max_duration_minutes",
    path: "session_manager.max_duration_minutes",
    title: "Minutes until any session ends",
    description: "After how many minutes a session ends in any case, from 1 to 1440 (a day).",
    example: "60",
    fallback: Fallback::Integer(480),
    rule: Rule::Integer { min: 1, max: 1440 },
};

static LOG_RETENTION_DAYS: Key = Key {
    name: "log_retention_days",
    path: "session_manager.log_retention_days",
    title: "Days that session logs are kept",
    description: "How long session logs are kept in CloudWatch Logs, in days; only the periods that the service takes.",
    example: "90",
    fallback: Fallback::Integer(365),
    rule: Rule::IntegerAmong(&LOG_RETENTION_PERIODS),
};

impl SessionManager {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let document = from.word(&DOCUMENT);
        let idle_timeout_minutes = from.integer(&IDLE_TIMEOUT_MINUTES);
        let max_duration_minutes = from.integer(&MAX_DURATION_MINUTES);
        let log_retention_days = from.integer(&LOG_RETENTION_DAYS);
        Some(Self {
            document: document?,
            idle_timeout_minutes: idle_timeout_minutes?,
            max_duration_minutes: max_duration_minutes?,
            log_retention_days: log_retention_days?,
        })
    }
    /// The periods for which logs can be kept, in days, the shortest first.
    pub fn log_retention_periods() -> &'static [i64] {
        &LOG_RETENTION_PERIODS
    }
}
