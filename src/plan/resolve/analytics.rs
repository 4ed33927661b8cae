use super::{alarms, athena, firehose};
use crate::blueprint::Blueprint;
use crate::diagnostics::Diagnostics;
use crate::plan::{AlarmsPlan, AthenaPlan, FirehosePlan, Origin, Origins, TrailPlan};

/// The parts that tell what goes on, each only where its section is there.
pub(super) struct Analytics {
    pub(super) firehose: Option<FirehosePlan>,
    pub(super) athena: Option<AthenaPlan>,
    pub(super) trail: Option<TrailPlan>,
    pub(super) alarms: Option<AlarmsPlan>,
}

/// Resolves the sections `[firehose]`, `[athena]`, `[cloudtrail]` and `[alarms]`. What is wrong is in `findings`; the plan holds nothing but what is sound.
pub(super) fn resolve(
    blueprint: &Blueprint,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Analytics {
    let absent = [
        ("firehose", blueprint.firehose.is_none()),
        ("athena", blueprint.athena.is_none()),
        ("cloudtrail", blueprint.cloudtrail.is_none()),
        ("alarms", blueprint.alarms.is_none()),
    ];
    for (section, _) in absent.into_iter().filter(|(_, is_absent)| *is_absent) {
        origins.record(section, Origin::Default);
    }
    Analytics {
        firehose: blueprint
            .firehose
            .as_ref()
            .map(|section| firehose::resolve(section, origins, findings)),
        athena: blueprint
            .athena
            .as_ref()
            .map(|section| athena::resolve(section, blueprint, origins, findings)),
        trail: blueprint.cloudtrail.as_ref().map(|section| {
            let log_retention_days = &section.log_retention_days;
            origins.record("cloudtrail.log_retention_days", log_retention_days.span);
            TrailPlan {
                log_retention_days: log_retention_days.value,
            }
        }),
        alarms: blueprint
            .alarms
            .as_ref()
            .map(|section| alarms::resolve(section, origins, findings)),
    }
}
