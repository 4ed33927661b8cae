use super::key::{Fallback, Key};
use super::reader::Reader;
use super::rule::Rule;
use super::word::words;
use crate::choice::ObjectLockMode;
use crate::source::Located;

/// The section `[logs]`: the buckets of logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logs {
    /// How long the load balancers' logs are kept, in days.
    pub alb_retention_days: Located<u16>,
    /// How long S3's access logs are kept, in days.
    pub access_retention_days: Located<u16>,
    /// How long the trail's files are kept, in days.
    pub trail_retention_days: Located<u16>,
    /// Days until logs move to Infrequent Access; without it, never.
    pub transition_to_ia_days: Option<Located<u16>>,
    /// Days until logs move to Glacier Instant Retrieval; without it, never.
    pub transition_to_glacier_ir_days: Option<Located<u16>>,
    /// Who can remove a locked log all the same.
    pub object_lock_mode: Option<Located<ObjectLockMode>>,
    /// For how long a log is locked, in days.
    pub object_lock_days: Option<Located<u16>>,
}

pub(crate) static LOGS_KEYS: [&Key; 7] = [
    &ALB_RETENTION_DAYS,
    &ACCESS_RETENTION_DAYS,
    &TRAIL_RETENTION_DAYS,
    &TRANSITION_TO_IA_DAYS,
    &TRANSITION_TO_GLACIER_IR_DAYS,
    &OBJECT_LOCK_MODE,
    &OBJECT_LOCK_DAYS,
];

static ALB_RETENTION_DAYS: Key = Key {
    name: "alb_retention_days",
    path: "logs.alb_retention_days",
    title: "Days that load balancers' logs are kept",
    description: "How long the load balancers' logs are kept in S3, in days, from 1 to 3653 (ten years).",
    example: "30",
    fallback: Fallback::Integer(90),
    rule: Rule::Integer { min: 1, max: 3653 },
};

static ACCESS_RETENTION_DAYS: Key = Key {
    name: "access_retention_days",
    path: "logs.access_retention_days",
    title: "Days that S3's access logs are kept",
    description: "How long S3's logs of access to the tree's buckets are kept, in days, from 1 to 3653 (ten years).",
    example: "30",
    fallback: Fallback::Integer(90),
    rule: Rule::Integer { min: 1, max: 3653 },
};

static TRAIL_RETENTION_DAYS: Key = Key {
    name: "trail_retention_days",
    path: "logs.trail_retention_days",
    title: "Days that CloudTrail's files are kept",
    description: "How long CloudTrail's files are kept in S3, in days, from 1 to 3653 (ten years).",
    example: "730",
    fallback: Fallback::Integer(365),
    rule: Rule::Integer { min: 1, max: 3653 },
};

/// S3 moves nothing to Infrequent Access before 30 days:
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html>.
static TRANSITION_TO_IA_DAYS: Key = Key {
    name: "transition_to_ia_days",
    path: "logs.transition_to_ia_days",
    title: "Days until Infrequent Access",
    description: "After how many days logs move to the storage class Infrequent Access, from 30 to 3652 and fewer than any of them is kept. S3's own access logs \
                  stay. Without it: never.",
    example: "30",
    fallback: Fallback::Absent,
    rule: Rule::Integer { min: 30, max: 3652 },
};

static TRANSITION_TO_GLACIER_IR_DAYS: Key = Key {
    name: "transition_to_glacier_ir_days",
    path: "logs.transition_to_glacier_ir_days",
    title: "Days until Glacier Instant Retrieval",
    description: "After how many days logs move to the storage class Glacier Instant Retrieval, from 1 to 3652, at least 30 more than `transition_to_ia_days` and fewer \
                  than any of them is kept. S3's own access logs stay. Without it: never.",
    example: "60",
    fallback: Fallback::Absent,
    rule: Rule::Integer { min: 1, max: 3652 },
};

static OBJECT_LOCK_MODE: Key = Key {
    name: "object_lock_mode",
    path: "logs.object_lock_mode",
    title: "Lock on logs",
    description: "Locks flow logs, session logs and CloudTrail's files for `object_lock_days`: with `governance` whoever has a right of its own can remove them all \
                  the same, with `compliance` nobody can. Without it they are not locked.",
    example: "\"governance\"",
    fallback: Fallback::Absent,
    rule: Rule::Word(words::<ObjectLockMode>),
};

/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-managing-retention-limits> has 100 years at most.
static OBJECT_LOCK_DAYS: Key = Key {
    name: "object_lock_days",
    path: "logs.object_lock_days",
    title: "Days that logs are locked",
    description: "For how many days after it was written a log is locked, from 1 to 36500. Needs `object_lock_mode`.",
    example: "30",
    fallback: Fallback::Absent,
    rule: Rule::Integer { min: 1, max: 36500 },
};

impl Logs {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let alb_retention_days = from.integer(&ALB_RETENTION_DAYS);
        let access_retention_days = from.integer(&ACCESS_RETENTION_DAYS);
        let trail_retention_days = from.integer(&TRAIL_RETENTION_DAYS);
        let transition_to_ia_days = from.optional_integer(&TRANSITION_TO_IA_DAYS);
        let transition_to_glacier_ir_days = from.optional_integer(&TRANSITION_TO_GLACIER_IR_DAYS);
        let object_lock_mode = from.optional_word(&OBJECT_LOCK_MODE);
        let object_lock_days = from.optional_integer(&OBJECT_LOCK_DAYS);
        Some(Self {
            alb_retention_days: alb_retention_days?,
            access_retention_days: access_retention_days?,
            trail_retention_days: trail_retention_days?,
            transition_to_ia_days: transition_to_ia_days?,
            transition_to_glacier_ir_days: transition_to_glacier_ir_days?,
            object_lock_mode: object_lock_mode?,
            object_lock_days: object_lock_days?,
        })
    }
}
