use super::email::{EMAIL, Email};
use super::key::{Fallback, Key};
use super::reader::Reader;
use super::rule::{Item, Rule};
use crate::source::{Located, Span};

/// The section `[alarms]`: alarms, and who is told. Without it there are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarms {
    /// The section's header, or the whole inline table.
    pub span: Span,
    /// Who is told.
    pub emails: Located<Vec<Located<Email>>>,
    /// The share of failed requests that raises an alarm, in percent.
    pub error_rate_percent: Located<u8>,
    /// The response time that raises one, in milliseconds.
    pub response_time_ms: Located<u16>,
    /// How many days before a certificate expires there is one.
    pub certificate_days: Located<u8>,
}

pub(crate) static ALARMS_KEYS: [&Key; 4] = [
    &EMAILS,
    &ERROR_RATE_PERCENT,
    &RESPONSE_TIME_MS,
    &CERTIFICATE_DAYS,
];

/// The most is ours: beyond it, a list of the mail server's own is easier to keep.
static EMAILS: Key = Key {
    name: "emails",
    path: "alarms.emails",
    title: "Who is told",
    description: "E-mail addresses that each region's alarms are sent to, at most 30. Each has to confirm by the link it is sent. Without any, alarms are seen on the \
                  dashboard only.",
    example: "[\"on-call@springfield.example\"]",
    fallback: Fallback::EmptyList,
    rule: Rule::List {
        min: 0,
        max: 30,
        item: &Item {
            one: "an address",
            rule: &EMAIL,
            example: "\"on-call@springfield.example\"",
        },
    },
};

static ERROR_RATE_PERCENT: Key = Key {
    name: "error_rate_percent",
    path: "alarms.error_rate_percent",
    title: "Failed requests",
    description: "The share of requests answered with a 5xx status that raises an alarm, in percent, from 1 to 100.",
    example: "2",
    fallback: Fallback::Integer(5),
    rule: Rule::Integer { min: 1, max: 100 },
};

static RESPONSE_TIME_MS: Key = Key {
    name: "response_time_ms",
    path: "alarms.response_time_ms",
    title: "Response time",
    description: "The response time of instances that raises an alarm, in milliseconds, from 1 to 60000.",
    example: "500",
    fallback: Fallback::Integer(1000),
    rule: Rule::Integer { min: 1, max: 60000 },
};

/// ACM renews a public certificate 45 days before its end where it can, and its metric counts the days that are left: 40 without success deserve a look.
/// <https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html>,
/// <https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html>
static CERTIFICATE_DAYS: Key = Key {
    name: "certificate_days",
    path: "alarms.certificate_days",
    title: "Days until a certificate expires",
    description: "How many days before a certificate expires an alarm is raised, from 1 to 40.",
    example: "14",
    fallback: Fallback::Integer(30),
    rule: Rule::Integer { min: 1, max: 40 },
};

impl Alarms {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let emails = from.list(&EMAILS);
        let error_rate_percent = from.integer(&ERROR_RATE_PERCENT);
        let response_time_ms = from.integer(&RESPONSE_TIME_MS);
        let certificate_days = from.integer(&CERTIFICATE_DAYS);
        Some(Self {
            span: from.span(),
            emails: emails?,
            error_rate_percent: error_rate_percent?,
            response_time_ms: response_time_ms?,
            certificate_days: certificate_days?,
        })
    }
}
