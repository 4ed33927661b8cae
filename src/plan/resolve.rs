use super::{
    FlowLogsPlan, Identity, Origin, Origins, Plan, ProtectionPlan, Resolved, SessionManagerPlan,
};
use crate::blueprint::Blueprint;
use crate::catalog::{Catalog, Date};
use crate::diagnostics::Diagnostics;
use analytics::Analytics;
use data::Data;
use drawn::Drawn;

mod alarms;
mod alb;
mod analytics;
mod asg;
mod athena;
mod aurora;
mod backup;
mod certificates;
mod cidrs;
mod codepipeline;
mod cognito;
mod data;
mod dns;
mod drawn;
mod efs;
mod egress;
mod entry;
mod firehose;
mod fitness;
mod free_blocks;
mod glue_type;
mod instances;
mod listing;
mod logs;
mod mailboxes;
mod names;
mod place;
mod primary;
mod regions;
mod services;
mod state;
mod tags;
#[cfg(test)]
mod tests;
mod transitions;
mod zones;

/// Checks what a blueprint means against `catalog` and allocates what it leaves open. Support of versions is judged on the day `as_of`.
///
/// # Errors
///
/// Every finding of meaning, warnings included, if at least one is an error.
pub fn resolve(
    blueprint: &Blueprint,
    catalog: &Catalog,
    as_of: Date,
) -> Result<Resolved, Diagnostics> {
    let mut findings = Diagnostics::new();
    let mut origins = Origins::default();

    let identity = Identity {
        name: blueprint.name.value.as_str().to_owned(),
        environment: blueprint.environment.value.as_str().to_owned(),
    };
    origins.record("name", blueprint.name.span);
    origins.record("environment", blueprint.environment.span);

    let tags = tags::resolve(blueprint, &mut origins, &mut findings);
    let Drawn { regions, picked } =
        regions::resolve(blueprint, catalog, &mut origins, &mut findings);
    names::check(blueprint, &identity, &picked, &mut findings);
    let egress = egress::resolve(blueprint, catalog, &picked, &mut origins, &mut findings);
    let asg = asg::resolve(blueprint, catalog, &picked, &mut origins, &mut findings);
    let architecture = asg.as_ref().map(|asg| asg.architecture);
    services::check(blueprint, architecture, catalog, &mut findings);
    let entry = entry::resolve(blueprint, &identity, catalog, &mut origins, &mut findings);
    let data = data::resolve(blueprint, catalog, as_of, &mut origins, &mut findings);
    let analytics = analytics::resolve(blueprint, &mut origins, &mut findings);
    let pipeline = match &blueprint.codepipeline {
        Some(section) => codepipeline::resolve(
            section,
            architecture,
            blueprint,
            catalog,
            &mut origins,
            &mut findings,
        )
        .map(Some),
        None => {
            origins.record("codepipeline", Origin::Default);
            Some(None)
        }
    };
    let logs = logs::resolve(blueprint, &mut origins, &mut findings);
    let state = state::resolve(blueprint, &identity, catalog, &mut origins, &mut findings);

    origins.record("vpc.ip_version", blueprint.vpc.ip_version.span);
    let plan = match (regions, egress, asg, entry, data, pipeline, state) {
        (
            Some(regions),
            Some(egress),
            Some(asg),
            Some(entry),
            Some(data),
            Some(pipeline),
            Some(state),
        ) if !findings.has_errors() => {
            let Data {
                aurora,
                efs,
                backup,
            } = data;
            let Analytics {
                firehose,
                athena,
                trail,
                alarms,
            } = analytics;
            Plan {
                identity,
                regions,
                tags,
                ip_version: blueprint.vpc.ip_version.value,
                egress,
                alb: alb::resolve(blueprint, &mut origins),
                asg,
                entry,
                aurora,
                efs,
                backup,
                firehose,
                athena,
                trail,
                alarms,
                pipeline,
                logs,
                flow_logs: flow_logs(blueprint, &mut origins),
                session_manager: session_manager(blueprint, &mut origins),
                protection: protection(blueprint, &mut origins),
                state,
            }
        }
        _ => return Err(findings),
    };
    Ok(Resolved {
        plan,
        origins,
        warnings: findings,
    })
}

fn flow_logs(blueprint: &Blueprint, origins: &mut Origins) -> FlowLogsPlan {
    let section = &blueprint.flow_logs;
    origins.record("flow_logs.traffic_type", section.traffic_type.span);
    origins.record(
        "flow_logs.max_aggregation_interval",
        section.max_aggregation_interval.span,
    );
    origins.record("flow_logs.retention_days", section.retention_days.span);
    FlowLogsPlan {
        traffic_type: section.traffic_type.value,
        max_aggregation_interval: section.max_aggregation_interval.value,
        retention_days: section.retention_days.value,
    }
}

fn session_manager(blueprint: &Blueprint, origins: &mut Origins) -> SessionManagerPlan {
    let section = &blueprint.session_manager;
    origins.record("session_manager.document", section.document.span);
    origins.record(
        "session_manager.idle_timeout_minutes",
        section.idle_timeout_minutes.span,
    );
    origins.record(
        "session_manager.max_duration_minutes",
        section.max_duration_minutes.span,
    );
    origins.record(
        "session_manager.log_retention_days",
        section.log_retention_days.span,
    );
    SessionManagerPlan {
        document: section.document.value,
        idle_timeout_minutes: section.idle_timeout_minutes.value,
        max_duration_minutes: section.max_duration_minutes.value,
        log_retention_days: section.log_retention_days.value,
    }
}

fn protection(blueprint: &Blueprint, origins: &mut Origins) -> ProtectionPlan {
    let section = &blueprint.protection;
    origins.record("protection.force_destroy", section.force_destroy.span);
    origins.record(
        "protection.deletion_protection",
        section.deletion_protection.span,
    );
    origins.record(
        "protection.key_deletion_window_in_days",
        section.key_deletion_window_in_days.span,
    );
    ProtectionPlan {
        force_destroy: section.force_destroy.value,
        deletion_protection: section.deletion_protection.value,
        key_deletion_window_in_days: section.key_deletion_window_in_days.value,
    }
}
