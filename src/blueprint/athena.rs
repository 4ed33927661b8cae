use super::key::{Fallback, Key};
use super::reader::Reader;
use super::rule::Rule;
use super::word::words;
use crate::choice::FleetQuery;
use crate::source::{Located, Span};

/// The section `[athena]`: queries over logs and the fleet's events. Without it there are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Athena {
    /// The section's header, or the whole inline table.
    pub span: Span,
    /// GiB that one query may read.
    pub bytes_scanned_cutoff_gib: Located<u16>,
    /// How long results are kept, in days.
    pub results_retention_days: Located<u16>,
    /// The queries over the fleet's events; without it, all there are.
    pub queries: Option<Located<Vec<Located<FleetQuery>>>>,
}

pub(crate) static ATHENA_KEYS: [&Key; 3] =
    [&BYTES_SCANNED_CUTOFF_GIB, &RESULTS_RETENTION_DAYS, &QUERIES];

/// Athena takes 10 MB and more (<https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroupConfiguration.html>); both ends are ours.
static BYTES_SCANNED_CUTOFF_GIB: Key = Key {
    name: "bytes_scanned_cutoff_gib",
    path: "athena.bytes_scanned_cutoff_gib",
    title: "Most that a query reads",
    description: "After how many GiB a query is cancelled, from 1 to 10240. Athena bills by what queries read, cancelled ones as well.",
    example: "100",
    fallback: Fallback::Integer(10),
    rule: Rule::Integer { min: 1, max: 10240 },
};

static RESULTS_RETENTION_DAYS: Key = Key {
    name: "results_retention_days",
    path: "athena.results_retention_days",
    title: "Days that results are kept",
    description: "How long the results of queries are kept, in days, from 1 to 365.",
    example: "7",
    fallback: Fallback::Integer(30),
    rule: Rule::Integer { min: 1, max: 365 },
};

static QUERIES: Key = Key {
    name: "queries",
    path: "athena.queries",
    title: "Queries over the fleet's events",
    description: "The named queries over the fleet's events, for which `[firehose]` has to have the fields they read. Without it: all of them, if there is a `[firehose]`. \
                  The named queries over logs are always there.",
    example: "[\"events_per_vehicle\"]",
    fallback: Fallback::Absent,
    rule: Rule::Words {
        words: words::<FleetQuery>,
        one: "a query",
    },
};

impl Athena {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let bytes_scanned_cutoff_gib = from.integer(&BYTES_SCANNED_CUTOFF_GIB);
        let results_retention_days = from.integer(&RESULTS_RETENTION_DAYS);
        let queries = from.optional_words(&QUERIES);
        Some(Self {
            span: from.span(),
            bytes_scanned_cutoff_gib: bytes_scanned_cutoff_gib?,
            results_retention_days: results_retention_days?,
            queries: queries?,
        })
    }
}
