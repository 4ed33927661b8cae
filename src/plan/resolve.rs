use super::{
    AlbPlan, AsgPlan, EntryPlan, FlowLogsPlan, Identity, Origins, Plan, ProtectionPlan, Resolved,
    SessionManagerPlan,
};
use crate::blueprint::Blueprint;
use crate::catalog::Catalog;
use crate::diagnostics::Diagnostics;
use drawn::Drawn;

mod cidrs;
mod drawn;
mod egress;
mod free_blocks;
mod names;
mod primary;
mod regions;
mod services;
mod state;
mod tags;
#[cfg(test)]
mod tests;
mod zones;

/// Checks what a blueprint means against `catalog` and allocates what it leaves open.
///
/// # Errors
///
/// Every finding of meaning, warnings included, if at least one is an error.
pub fn resolve(blueprint: &Blueprint, catalog: &Catalog) -> Result<Resolved, Diagnostics> {
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
    services::check(blueprint, catalog, &mut findings);
    let egress = egress::resolve(blueprint, catalog, &picked, &mut origins, &mut findings);
    let state = state::resolve(blueprint, &identity, catalog, &mut origins, &mut findings);

    origins.record("vpc.ip_version", blueprint.vpc.ip_version.span);
    let plan = match (regions, egress, state) {
        (Some(regions), Some(egress), Some(state)) if !findings.has_errors() => Plan {
            identity,
            regions,
            tags,
            ip_version: blueprint.vpc.ip_version.value,
            egress,
            alb: stub_alb(),
            asg: stub_asg(),
            entry: EntryPlan::Http,
            flow_logs: flow_logs(blueprint, &mut origins),
            session_manager: session_manager(blueprint, &mut origins),
            protection: protection(blueprint, &mut origins),
            state,
        },
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
        "protection.key_deletion_window_in_days",
        section.key_deletion_window_in_days.span,
    );
    ProtectionPlan {
        force_destroy: section.force_destroy.value,
        deletion_protection: true,
        key_deletion_window_in_days: section.key_deletion_window_in_days.value,
    }
}

// SKELETON: replaced by resolve/{alb,asg,entry}.rs.
fn stub_alb() -> AlbPlan {
    AlbPlan {
        health_check_path: "/health".to_owned(),
        target_port: 8080,
        deregistration_delay: 60,
        slow_start: 60,
        idle_timeout: 60,
    }
}

fn stub_asg() -> AsgPlan {
    AsgPlan {
        instance_types: vec!["t4g.small".to_owned()],
        architecture: crate::choice::Architecture::Arm64,
        min_size: 2,
        max_size: 6,
        desired_size: 2,
        spot_percentage: 0,
        cpu_target: 50,
        requests_per_target: 1000,
        root_volume_size: 20,
        ami_release: "initial".to_owned(),
        log_retention_days: 90,
    }
}
