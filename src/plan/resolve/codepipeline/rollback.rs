use std::collections::BTreeSet;

use crate::blueprint::{self, Blueprint};
use crate::choice::RollbackAlarm;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Origin, Origins};

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
    let Some(stated) = &section.rollback_alarms else {
        let rule = "the rate of errors, where there are alarms";
        origins.record(key, Origin::Rule(rule));
        return Some(match &blueprint.alarms {
            Some(_) => DEFAULT.into(),
            None => BTreeSet::new(),
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
    Some(stated.value.iter().map(|alarm| alarm.value).collect())
}
