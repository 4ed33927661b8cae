use super::key::{Fallback, Key};
use super::reader::Reader;
use super::rule::Rule;
use crate::source::Located;

/// The section `[protection]`: what guards data against a `terraform destroy`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// Whether buckets, vaults and databases may be destroyed with what is in them.
    pub force_destroy: Located<bool>,
    /// Whether load balancers, user pools and databases refuse to be deleted.
    pub deletion_protection: Located<bool>,
    /// How long a destroyed KMS key can still be brought back, in days.
    pub key_deletion_window_in_days: Located<u8>,
}

pub(crate) static PROTECTION_KEYS: [&Key; 3] = [
    &FORCE_DESTROY,
    &DELETION_PROTECTION,
    &KEY_DELETION_WINDOW_IN_DAYS,
];

static FORCE_DESTROY: Key = Key {
    name: "force_destroy",
    path: "protection.force_destroy",
    title: "Destroy what holds data",
    description: "Whether `terraform destroy` may delete buckets and backup vaults that are not empty, and a database without a final snapshot. Leave it `false` \
                  until the teardown.",
    example: "false",
    fallback: Fallback::Flag(false),
    rule: Rule::Flag,
};

static DELETION_PROTECTION: Key = Key {
    name: "deletion_protection",
    path: "protection.deletion_protection",
    title: "Refuse to be deleted",
    description: "Whether load balancers, user pools and databases refuse to be deleted. Leave it `true` until the teardown.",
    example: "true",
    fallback: Fallback::Flag(true),
    rule: Rule::Flag,
};

/// <https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html>.
static KEY_DELETION_WINDOW_IN_DAYS: Key = Key {
    name: "key_deletion_window_in_days",
    path: "protection.key_deletion_window_in_days",
    title: "Days until a destroyed key is gone",
    description: "How long a destroyed KMS key can still be brought back, in days, from 7 to 30.",
    example: "7",
    fallback: Fallback::Integer(30),
    rule: Rule::Integer { min: 7, max: 30 },
};

impl Protection {
    pub(crate) fn read(mut from: Reader<'_>) -> Option<Self> {
        let force_destroy = from.flag(&FORCE_DESTROY);
        let deletion_protection = from.flag(&DELETION_PROTECTION);
        let key_deletion_window_in_days = from.integer(&KEY_DELETION_WINDOW_IN_DAYS);
        Some(Self {
            force_destroy: force_destroy?,
            deletion_protection: deletion_protection?,
            key_deletion_window_in_days: key_deletion_window_in_days?,
        })
    }
}
