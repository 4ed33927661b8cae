use crate::choice::StorageClass;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Located;

/// How long something is kept in a bucket.
pub(super) struct Kept<'a> {
    /// What: `flow logs`.
    pub(super) what: &'static str,
    /// The section that says it.
    pub(super) section: &'static str,
    /// The key that says it.
    pub(super) key: &'static str,
    /// For how many days.
    pub(super) days: &'a Located<u16>,
}

/// The class by the name that AWS gives it.
pub(super) fn class_name(class: StorageClass) -> &'static str {
    match class {
        StorageClass::StandardIa => "Infrequent Access",
        StorageClass::GlacierIr => "Glacier Instant Retrieval",
    }
}

/// What is removed before, or on the day that, it would move to a cheaper class: S3 refuses such a rule.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html>
pub(super) fn too_short(
    kept: &Kept<'_>,
    transitions: &[(&Located<u16>, StorageClass)],
) -> Option<Diagnostic> {
    let (days, class) = transitions
        .iter()
        .filter(|(days, _)| kept.days.value <= days.value)
        .max_by_key(|(days, _)| days.value)?;
    let class = class_name(*class);
    let by_default = match kept.days.span {
        Some(_) => "",
        None => " by default",
    };
    Some(
        Diagnostic::new(
            Code::RetentionBeforeTransition,
            format!(
                "{} are kept for {} days{by_default}, and would move to {class} after {}",
                kept.what, kept.days.value, days.value
            ),
            format!(
                "write a `{}` of more than {} under `[{}]`, or fewer days until {class}",
                kept.key, days.value, kept.section
            ),
        )
        .label(days.span, "moves after this time")
        .label(kept.days.span, "is gone after this time"),
    )
}
