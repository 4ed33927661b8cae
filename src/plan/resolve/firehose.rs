use super::transitions::{self, Kept};
use crate::blueprint;
use crate::choice::StorageClass;
use crate::diagnostics::Diagnostics;
use crate::plan::{FirehosePlan, Origins, StorageTransition};

mod fields;
mod prefixes;
mod reserved;

/// Resolves the section `[firehose]`. A field whose type is none is left out.
pub(super) fn resolve(
    section: &blueprint::Firehose,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> FirehosePlan {
    record(section, origins);
    prefixes::check(section, findings);
    let ia = section.transition_to_ia_days.as_ref();
    let transitions: Vec<_> = ia
        .map(|days| (days, StorageClass::StandardIa))
        .into_iter()
        .collect();
    if let Some(days) = &section.retention_days {
        let kept = Kept {
            what: "records",
            section: "firehose",
            key: "retention_days",
            days,
        };
        findings.extend(transitions::too_short(&kept, &transitions));
    }
    FirehosePlan {
        fields: fields::resolve(section, origins, findings),
        prefix: section.prefix.value.as_str().to_owned(),
        error_prefix: section.error_prefix.value.as_str().to_owned(),
        buffering_size: section.buffering_size.value,
        buffering_interval: section.buffering_interval.value,
        retention_days: section.retention_days.as_ref().map(|days| days.value),
        transitions: transitions
            .iter()
            .map(|(days, storage_class)| StorageTransition {
                days: days.value,
                storage_class: *storage_class,
            })
            .collect(),
        log_retention_days: section.log_retention_days.value,
    }
}

fn record(section: &blueprint::Firehose, origins: &mut Origins) {
    let days = |days: &Option<crate::source::Located<u16>>| days.as_ref().and_then(|d| d.span);
    origins.record("firehose.prefix", section.prefix.span);
    origins.record("firehose.error_prefix", section.error_prefix.span);
    origins.record("firehose.buffering_size", section.buffering_size.span);
    origins.record(
        "firehose.buffering_interval",
        section.buffering_interval.span,
    );
    origins.record("firehose.retention_days", days(&section.retention_days));
    origins.record(
        "firehose.transition_to_ia_days",
        days(&section.transition_to_ia_days),
    );
    origins.record(
        "firehose.log_retention_days",
        section.log_retention_days.span,
    );
}
