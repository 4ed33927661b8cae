use super::Library;
use super::markdown::{code_cell, row};
use super::stack::fill;
use super::stack_context::StackContext;
use crate::plan::{EgressPlan, Plan, StateBackend};

mod architecture;

/// Fragments that are there for one kind of state only.
const STATE_FRAGMENTS: [&str; 2] = ["60-state-local.md.tera", "60-state-s3.md.tera"];

/// The fragment behind which the table of settings goes.
const SETTINGS_BEHIND: &str = "10-intro.md.tera";

/// The root's README: fragments of `modules/stack/readme` in the order of their numbers, and the table of settings.
pub(super) fn render(plan: &Plan, library: &Library, context: &StackContext) -> String {
    let unwanted = match plan.state() {
        StateBackend::Local => STATE_FRAGMENTS[1],
        StateBackend::S3 { .. } => STATE_FRAGMENTS[0],
    };
    let mut parts = Vec::new();
    for (path, text) in library.module("stack") {
        let Some(name) = path
            .strip_prefix("readme/")
            .filter(|name| *name != unwanted)
        else {
            continue;
        };
        parts.push(fill(name, text, context));
        if name == SETTINGS_BEHIND {
            parts.push(architecture::render(plan));
            parts.push(settings(plan));
        }
    }
    parts.join("\n")
}

fn settings(plan: &Plan) -> String {
    let mut table = String::from("## Settings\n\n| setting | value |\n| --- | --- |\n");
    let mut add = |setting: &str, value: &str| {
        table.push_str(&row([code_cell(setting), code_cell(value)]));
    };
    add("name", plan.identity().name());
    add("environment", plan.identity().environment());
    add("primary_region", plan.regions().primary().as_str());
    for (name, region) in plan.regions().active() {
        add(&format!("region.{name}.cidr"), &region.cidr().to_string());
        let zones: Vec<&str> = region.zones().keys().map(|zone| zone.as_str()).collect();
        add(
            &format!("region.{name}.availability_zones"),
            &zones.join(" "),
        );
    }
    for name in plan.regions().retired() {
        add(&format!("region.{name}.retired"), "true");
    }
    add("vpc.ip_version", plan.ip_version().as_str());
    add("nat.egress", plan.egress().choice().as_str());
    if let EgressPlan::Single(zones) = plan.egress() {
        for (region, zone) in zones {
            add(&format!("region.{region}.nat_zone"), zone.as_str());
        }
    }
    add(
        "flow_logs.traffic_type",
        plan.flow_logs().traffic_type.as_str(),
    );
    add(
        "flow_logs.max_aggregation_interval",
        &plan.flow_logs().max_aggregation_interval.to_string(),
    );
    add(
        "flow_logs.retention_days",
        &plan.flow_logs().retention_days.to_string(),
    );
    let session_manager = plan.session_manager();
    add(
        "session_manager.document",
        session_manager.document.as_str(),
    );
    add(
        "session_manager.idle_timeout_minutes",
        &session_manager.idle_timeout_minutes.to_string(),
    );
    add(
        "session_manager.max_duration_minutes",
        &session_manager.max_duration_minutes.to_string(),
    );
    add(
        "session_manager.log_retention_days",
        &session_manager.log_retention_days.to_string(),
    );
    let protection = plan.protection();
    add(
        "protection.force_destroy",
        &protection.force_destroy.to_string(),
    );
    add(
        "protection.key_deletion_window_in_days",
        &protection.key_deletion_window_in_days.to_string(),
    );
    for (key, value) in plan.tags() {
        add(&format!("tags.{key}"), value);
    }
    table
}
