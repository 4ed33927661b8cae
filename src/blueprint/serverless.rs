use super::Acu;
use super::key::{Fallback, Key};
use super::reader::Reader;
use super::rule::Rule;
use crate::source::{Located, Span};

/// The table `serverless` of `[aurora]`: Aurora Serverless v2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serverless {
    /// The table, or its header.
    pub span: Span,
    /// The least capacity of an instance.
    pub min_acu: Located<Acu>,
    /// The most.
    pub max_acu: Located<Acu>,
    /// After how many seconds without a connection an instance pauses.
    pub auto_pause_seconds: Option<Located<u32>>,
}

pub(crate) static SERVERLESS_KEYS: [&Key; 3] = [&MIN_ACU, &MAX_ACU, &AUTO_PAUSE_SECONDS];

/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html>
static MIN_ACU: Key = Key {
    name: "min_acu",
    path: "aurora.serverless.min_acu",
    title: "Least capacity",
    description: "The least capacity of an instance, in Aurora capacity units of about 2 GiB, from 0 to 256 in steps of 0.5. With 0 an instance pauses \
                  while nobody is connected; the first connection then waits about 15 seconds.",
    example: "0.5",
    fallback: Fallback::Needed,
    rule: Rule::Halves { min: 0, max: 256 },
};

static MAX_ACU: Key = Key {
    name: "max_acu",
    path: "aurora.serverless.max_acu",
    title: "Greatest capacity",
    description: "The greatest capacity of an instance, in Aurora capacity units of about 2 GiB, from 1 to 256 in steps of 0.5 and not below `min_acu`.",
    example: "16",
    fallback: Fallback::Needed,
    rule: Rule::Halves { min: 1, max: 256 },
};

/// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html>
static AUTO_PAUSE_SECONDS: Key = Key {
    name: "auto_pause_seconds",
    path: "aurora.serverless.auto_pause_seconds",
    title: "Seconds until an instance pauses",
    description: "After how many seconds without a connection an instance pauses, from 300 to 86400 (a day). Only with `min_acu = 0`, and 300 without this \
                  key.",
    example: "1800",
    fallback: Fallback::Absent,
    rule: Rule::Integer {
        min: 300,
        max: 86400,
    },
};

impl Serverless {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let min_acu = from.halves(&MIN_ACU);
        let max_acu = from.halves(&MAX_ACU);
        let auto_pause_seconds = from.optional_integer(&AUTO_PAUSE_SECONDS);
        Some(Self {
            span: from.span(),
            min_acu: min_acu?,
            max_acu: max_acu?,
            auto_pause_seconds: auto_pause_seconds?,
        })
    }
}
