use std::collections::BTreeSet;

use crate::blueprint::{self, Blueprint};
use crate::choice::{Deployment, RollbackAlarm};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Origin, Origins};
use crate::source::Span;

/// What a bad release sets off and a busy day does not. CodeDeploy stops the deployments to newly launched instances as well while one of these is in ALARM,
/// so alarms that new instances would cure are not among them: decisions/0025.
const DEFAULT: [RollbackAlarm; 1] = [RollbackAlarm::AlbErrorRate];

/// Resolves the alarms that roll a deployment back; `None` where they are asked for and there are none.
pub(super) fn resolve(
    section: &blueprint::CodePipeline,
    blueprint: &Blueprint,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<BTreeSet<RollbackAlarm>> {
    let key = "codepipeline.rollback_alarms";
    let outage = outage(section, blueprint);
    let Some(stated) = &section.rollback_alarms else {
        let rule = "the rate of errors, where there are alarms and a deployment leaves instances in service";
        origins.record(key, Origin::Rule(rule));
        return Some(match (&blueprint.alarms, outage) {
            (Some(_), None) => DEFAULT.into(),
            (Some(_), Some(_)) | (None, _) => BTreeSet::new(),
        });
    };
    origins.record(key, stated.span);
    if blueprint.alarms.is_none() && !stated.value.is_empty() {
        findings.push(
            Diagnostic::new(
                Code::RollbackWithoutAlarms,
                "deployments are to be rolled back by alarms, and there are none: there is no `[alarms]`",
                "add `[alarms]`, or remove `rollback_alarms`: a deployment that fails is rolled back in any case",
            )
            .label(stated.span, "no such alarms"),
        );
        return None;
    }
    if let Some((because, place)) = outage.filter(|_| !stated.value.is_empty()) {
        let finding = Diagnostic::new(
            Code::DeploymentRingsAlarms,
            format!("{because}: users get errors meanwhile, which ring the alarms, which roll a good deployment back"),
            "write `rollback_alarms = []` under `[codepipeline]`, or let instances stay in service: `min_size = 2` under `[asg]` and `deployment = \"one_at_a_time\"`; a deployment that fails is rolled back in any case",
        )
        .label(stated.span, "rung by each deployment");
        findings.push(match place {
            Some(place) => finding.label(place, "no instance stays in service"),
            None => finding,
        });
    }
    Some(stated.value.iter().map(|alarm| alarm.value).collect())
}

/// Why a deployment leaves no instance in service, and the place that says so, if one does: with traffic control, what is deployed to gets no requests.
fn outage(
    section: &blueprint::CodePipeline,
    blueprint: &Blueprint,
) -> Option<(&'static str, Option<Span>)> {
    let (deployment, min_size) = (&section.deployment, &blueprint.asg.min_size);
    match (deployment.value, min_size.value) {
        (Deployment::AllAtOnce, _) => Some((
            "a deployment takes all instances of a Region out of service at once",
            deployment.span,
        )),
        (Deployment::OneAtATime | Deployment::Half, 0 | 1) => Some((
            "a deployment takes the only instance of a Region out of service",
            min_size.span,
        )),
        (Deployment::OneAtATime | Deployment::Half, _) => None,
    }
}
