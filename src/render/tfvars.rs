use crate::catalog::ZoneId;
use crate::hcl::{Document, Object, Value};
use crate::plan::{EgressPlan, Plan, RegionName, RegionPlan};

/// `terraform.tfvars`: every value of the blueprint, and nothing else.
pub(super) fn render(plan: &Plan) -> String {
    let flow_logs = plan.flow_logs();
    let session_manager = plan.session_manager();
    let protection = plan.protection();
    Document::new()
        .attribute("name", plan.identity().name())
        .attribute("environment", plan.identity().environment())
        .attribute("primary_region", plan.regions().primary().as_str())
        .attribute(
            "tags",
            plan.tags()
                .iter()
                .map(|(key, value)| (key, value.as_str()))
                .collect::<Object>(),
        )
        .attribute(
            "regions",
            plan.regions()
                .active()
                .iter()
                .map(|(name, region)| (name.as_str(), region_value(plan, name, region)))
                .collect::<Object>(),
        )
        .attribute(
            "protection",
            Object::new()
                .with("force_destroy", protection.force_destroy)
                .with(
                    "key_deletion_window_in_days",
                    protection.key_deletion_window_in_days,
                ),
        )
        .attribute(
            "flow_logs",
            Object::new()
                .with(
                    "traffic_type",
                    flow_logs.traffic_type.as_str().to_ascii_uppercase(),
                )
                .with(
                    "max_aggregation_interval",
                    flow_logs.max_aggregation_interval,
                )
                .with("retention_days", flow_logs.retention_days),
        )
        .attribute(
            "session_manager",
            Object::new()
                .with("idle_timeout_minutes", session_manager.idle_timeout_minutes)
                .with("max_duration_minutes", session_manager.max_duration_minutes)
                .with("log_retention_days", session_manager.log_retention_days),
        )
        .to_string()
}

fn region_value(plan: &Plan, name: &RegionName, region: &RegionPlan) -> Value {
    let zones: Object = region
        .zones()
        .iter()
        .map(|(zone, slot)| (zone.as_str(), *slot))
        .collect();
    let mut value = Object::new()
        .with("code", region.code())
        .with("cidr", region.cidr().to_string())
        .with("zones", zones);
    if let Some(zone) = nat_zone(plan, name) {
        value.insert("nat_zone_id", zone.as_str());
    }
    value.into()
}

/// The zone of a Region's only NAT gateway, where there is only one.
fn nat_zone<'a>(plan: &'a Plan, region: &RegionName) -> Option<&'a ZoneId> {
    match plan.egress() {
        EgressPlan::Single(zones) => zones.get(region),
        EgressPlan::PerAz | EgressPlan::None => None,
    }
}
