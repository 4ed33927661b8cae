use super::key::{Fallback, Key};
use super::reader::Reader;
use super::region_name::{REGION_NAME, RegionName};
use super::rule::Rule;
use super::word::words;
use crate::choice::Throughput;
use crate::source::{Located, Span};

/// The section `[efs]`: the file system that instances share. Without it there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Efs {
    /// The section's header, or the whole inline table.
    pub span: Span,
    /// The region that holds it; without it, the primary one.
    pub region: Option<Located<RegionName>>,
    /// The region of a copy that can only be read.
    pub replica_region: Option<Located<RegionName>>,
    /// How much it moves in a second.
    pub throughput_mode: Located<Throughput>,
    /// The fixed rate of the mode `provisioned`, in MiB a second.
    pub provisioned_throughput: Option<Located<u16>>,
    /// Days without access after which a file moves to Infrequent Access.
    pub transition_to_ia_days: Located<u16>,
    /// Days without access after which a file moves to Archive.
    pub transition_to_archive_days: Option<Located<u16>>,
}

pub(crate) static EFS_KEYS: [&Key; 6] = [
    &REGION,
    &REPLICA_REGION,
    &THROUGHPUT_MODE,
    &PROVISIONED_THROUGHPUT,
    &TRANSITION_TO_IA_DAYS,
    &TRANSITION_TO_ARCHIVE_DAYS,
];

/// The periods that a lifecycle policy of EFS takes, in days:
/// <https://docs.aws.amazon.com/efs/latest/APIReference/API_LifecyclePolicy.html>.
static TRANSITION_PERIODS: [i64; 9] = [1, 7, 14, 30, 60, 90, 180, 270, 365];

static REGION: Key = Key {
    name: "region",
    path: "efs.region",
    title: "Region of the file system",
    description: "The region that holds the file system, one of the blueprint's. Without it: the primary region. Changing it replaces the file system and loses \
                  its files.",
    example: "\"us-east-1\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&REGION_NAME),
};

static REPLICA_REGION: Key = Key {
    name: "replica_region",
    path: "efs.replica_region",
    title: "Region of the replica",
    description: "Another region of the blueprint, whose instances read a copy of the file system. EFS replicates to one region at most.",
    example: "\"us-west-2\"",
    fallback: Fallback::Absent,
    rule: Rule::Text(&REGION_NAME),
};

static THROUGHPUT_MODE: Key = Key {
    name: "throughput_mode",
    path: "efs.throughput_mode",
    title: "Throughput",
    description: "`elastic`: as much as is asked for, billed by what is moved. `bursting`: in proportion to what is stored. `provisioned`: a fixed rate.",
    example: "\"bursting\"",
    fallback: Fallback::Word("elastic"),
    rule: Rule::Word(words::<Throughput>),
};

/// <https://docs.aws.amazon.com/efs/latest/APIReference/API_CreateFileSystem.html>
static PROVISIONED_THROUGHPUT: Key = Key {
    name: "provisioned_throughput",
    path: "efs.provisioned_throughput",
    title: "Fixed rate",
    description: "The rate of `throughput_mode = \"provisioned\"`, in MiB a second, from 1 to 3414.",
    example: "128",
    fallback: Fallback::Absent,
    rule: Rule::Integer { min: 1, max: 3414 },
};

static TRANSITION_TO_IA_DAYS: Key = Key {
    name: "transition_to_ia_days",
    path: "efs.transition_to_ia_days",
    title: "Days until Infrequent Access",
    description: "After how many days without access a file moves to the class Infrequent Access; only the periods that EFS takes.",
    example: "14",
    fallback: Fallback::Integer(30),
    rule: Rule::IntegerAmong(&TRANSITION_PERIODS),
};

static TRANSITION_TO_ARCHIVE_DAYS: Key = Key {
    name: "transition_to_archive_days",
    path: "efs.transition_to_archive_days",
    title: "Days until Archive",
    description: "After how many days without access a file moves to the class Archive: more than `transition_to_ia_days`, and only with `throughput_mode = \
                  \"elastic\"`. Without it there: 90, or the next longer period.",
    example: "180",
    fallback: Fallback::Absent,
    rule: Rule::IntegerAmong(&TRANSITION_PERIODS),
};

impl Efs {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let region = from.optional_text(&REGION);
        let replica_region = from.optional_text(&REPLICA_REGION);
        let throughput_mode = from.word(&THROUGHPUT_MODE);
        let provisioned_throughput = from.optional_integer(&PROVISIONED_THROUGHPUT);
        let transition_to_ia_days = from.integer(&TRANSITION_TO_IA_DAYS);
        let transition_to_archive_days = from.optional_integer(&TRANSITION_TO_ARCHIVE_DAYS);
        Some(Self {
            span: from.span(),
            region: region?,
            replica_region: replica_region?,
            throughput_mode: throughput_mode?,
            provisioned_throughput: provisioned_throughput?,
            transition_to_ia_days: transition_to_ia_days?,
            transition_to_archive_days: transition_to_archive_days?,
        })
    }

    /// The periods that a transition takes, in days, the shortest first.
    pub fn transition_periods() -> impl Iterator<Item = u16> {
        TRANSITION_PERIODS
            .iter()
            .map(|days| u16::try_from(*days).expect("a year at most"))
    }
}
