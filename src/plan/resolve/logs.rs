use super::transitions::{self, Kept};
use crate::blueprint::Blueprint;
use crate::choice::{ObjectLockMode, StorageClass};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{LogsPlan, ObjectLockPlan, Origins, StorageTransition};
use crate::source::Located;

/// S3 refuses a second transition that comes sooner after the first than this.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html>
const DAYS_IN_A_CLASS: u16 = 30;

/// Resolves the section `[logs]`.
pub(super) fn resolve(
    blueprint: &Blueprint,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> LogsPlan {
    let section = &blueprint.logs;
    record(blueprint, origins);
    let ia = section.transition_to_ia_days.as_ref();
    let glacier_ir = section.transition_to_glacier_ir_days.as_ref();
    let transitions: Vec<_> = [
        ia.map(|days| (days, StorageClass::StandardIa)),
        glacier_ir.map(|days| (days, StorageClass::GlacierIr)),
    ]
    .into_iter()
    .flatten()
    .collect();
    findings.extend(ia.zip(glacier_ir).and_then(disorder));
    for kept in all_kept(blueprint) {
        findings.extend(transitions::too_short(&kept, &transitions));
    }
    LogsPlan {
        alb_retention_days: section.alb_retention_days.value,
        access_retention_days: section.access_retention_days.value,
        trail_retention_days: section.trail_retention_days.value,
        transitions: transitions
            .iter()
            .map(|(days, storage_class)| StorageTransition {
                days: days.value,
                storage_class: *storage_class,
            })
            .collect(),
        object_lock: object_lock(blueprint, findings),
    }
}

fn record(blueprint: &Blueprint, origins: &mut Origins) {
    let section = &blueprint.logs;
    origins.record("logs.alb_retention_days", section.alb_retention_days.span);
    origins.record(
        "logs.access_retention_days",
        section.access_retention_days.span,
    );
    origins.record(
        "logs.trail_retention_days",
        section.trail_retention_days.span,
    );
    let days = [
        ("transition_to_ia_days", &section.transition_to_ia_days),
        (
            "transition_to_glacier_ir_days",
            &section.transition_to_glacier_ir_days,
        ),
        ("object_lock_days", &section.object_lock_days),
    ];
    for (key, days) in days {
        let span = days.as_ref().and_then(|days| days.span);
        origins.record(format!("logs.{key}"), span);
    }
    let mode = section.object_lock_mode.as_ref();
    origins.record("logs.object_lock_mode", mode.and_then(|mode| mode.span));
}

/// Everything that moves: all logs but S3's own of access, whose bucket is the end of the chain.
fn all_kept(blueprint: &Blueprint) -> [Kept<'_>; 4] {
    let kept = |what, section, key, days| Kept {
        what,
        section,
        key,
        days,
    };
    let logs = &blueprint.logs;
    [
        kept(
            "the load balancers' logs",
            "logs",
            "alb_retention_days",
            &logs.alb_retention_days,
        ),
        kept(
            "CloudTrail's files",
            "logs",
            "trail_retention_days",
            &logs.trail_retention_days,
        ),
        kept(
            "flow logs",
            "flow_logs",
            "retention_days",
            &blueprint.flow_logs.retention_days,
        ),
        kept(
            "session logs",
            "session_manager",
            "log_retention_days",
            &blueprint.session_manager.log_retention_days,
        ),
    ]
}

fn disorder((ia, glacier_ir): (&Located<u16>, &Located<u16>)) -> Option<Diagnostic> {
    let soonest = ia.value + DAYS_IN_A_CLASS;
    (glacier_ir.value < soonest).then(|| {
        Diagnostic::new(
            Code::TransitionOrder,
            format!(
                "logs would move to Glacier Instant Retrieval after {} days, and to Infrequent Access after {}: S3 wants {DAYS_IN_A_CLASS} days between them",
                glacier_ir.value, ia.value
            ),
            format!("write `transition_to_glacier_ir_days = {soonest}` or more, or remove one of the two"),
        )
        .label(glacier_ir.span, "too soon after the other")
        .label(ia.span, "the first move")
    })
}

fn object_lock(blueprint: &Blueprint, findings: &mut Diagnostics) -> Option<ObjectLockPlan> {
    let section = &blueprint.logs;
    let (mode, days) = match (&section.object_lock_mode, &section.object_lock_days) {
        (Some(mode), Some(days)) => (mode, days),
        (None, None) => return None,
        (Some(mode), None) => {
            findings.push(incomplete(
                mode.span,
                "object_lock_mode",
                "object_lock_days = 30",
            ));
            return None;
        }
        (None, Some(days)) => {
            let missing = "object_lock_mode = \"governance\"";
            findings.push(incomplete(days.span, "object_lock_days", missing));
            return None;
        }
    };
    let force_destroy = &blueprint.protection.force_destroy;
    if mode.value == ObjectLockMode::Compliance && force_destroy.value {
        findings.push(
            Diagnostic::new(
                Code::ObjectLockUndeletable,
                format!(
                    "`force_destroy` cannot empty the bucket of logs: what is in it is locked for {} days, and with `compliance` nobody can unlock it",
                    days.value
                ),
                "write `object_lock_mode = \"governance\"`, which governs what is written from then on; what is locked already stays until its time is over",
            )
            .label(mode.span, "locked against everybody")
            .label(force_destroy.span, "asks for what cannot be"),
        );
    }
    Some(ObjectLockPlan {
        mode: mode.value,
        days: days.value,
    })
}

fn incomplete(
    span: Option<crate::source::Span>,
    stated: &'static str,
    missing: &'static str,
) -> Diagnostic {
    let (key, _) = missing.split_once(' ').unwrap_or((missing, ""));
    Diagnostic::new(
        Code::ObjectLockIncomplete,
        format!("`{stated}` is stated without `{key}`: a lock needs both"),
        format!("add `{missing}` under `[logs]`, or remove `{stated}`"),
    )
    .label(span, "half of a lock")
}
