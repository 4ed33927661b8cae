use crate::catalog::ZoneId;
use crate::choice::Mfa;
use crate::hcl::{Document, Object, Value};
use crate::plan::{CognitoPlan, DomainPlan, EgressPlan, Plan, RegionName, RegionPlan};

mod data;
mod delivery;
mod streams;

/// `terraform.tfvars`: every value of the blueprint, and nothing else.
pub(super) fn render(plan: &Plan) -> String {
    let flow_logs = plan.flow_logs();
    let session_manager = plan.session_manager();
    let protection = plan.protection();
    let document = Document::new()
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
                .with("deletion_protection", protection.deletion_protection)
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
        .attribute("alb", alb_value(plan))
        .attribute("asg", asg_value(plan));
    let document = entry_attributes(document, plan);
    let document = data::attributes(document, plan);
    let document = streams::attributes(document, plan);
    delivery::attributes(document, plan).to_string()
}

fn alb_value(plan: &Plan) -> Value {
    let alb = plan.alb();
    Object::new()
        .with("health_check_path", alb.health_check_path.as_str())
        .with("target_port", alb.target_port)
        .with("deregistration_delay", alb.deregistration_delay)
        .with("slow_start", alb.slow_start)
        .with("idle_timeout", alb.idle_timeout)
        .into()
}

fn asg_value(plan: &Plan) -> Value {
    let asg = plan.asg();
    Object::new()
        .with(
            "instance_types",
            asg.instance_types
                .iter()
                .map(String::as_str)
                .collect::<Value>(),
        )
        .with("architecture", asg.architecture.as_str())
        .with("min_size", asg.min_size)
        .with("max_size", asg.max_size)
        .with("desired_size", asg.desired_size)
        .with("spot_percentage", asg.spot_percentage)
        .with("cpu_target", asg.cpu_target)
        .with("requests_per_target", asg.requests_per_target)
        .with("root_volume_size", asg.root_volume_size)
        .with("ami_release", asg.ami_release.as_str())
        .with("log_retention_days", asg.log_retention_days)
        .into()
}

/// The values of the parts that are there only with a domain.
fn entry_attributes(document: Document, plan: &Plan) -> Document {
    let Some(domain) = plan.entry().domain() else {
        return document;
    };
    let document = match domain.hosted_zone() {
        Some(zone) => document.attribute(
            "dns",
            Object::new()
                .with("domain", domain.domain.as_str())
                .with("hosted_zone", zone.name.as_str()),
        ),
        None => document,
    };
    match &domain.cognito {
        Some(cognito) => document.attribute("cognito", cognito_value(domain, cognito)),
        None => document,
    }
}

fn cognito_value(domain: &DomainPlan, cognito: &CognitoPlan) -> Value {
    let mut value = Object::new().with("domain", domain.domain.as_str());
    if let Some(prefix) = &cognito.domain_prefix {
        value.insert("domain_prefix", prefix.as_str());
    }
    value
        .with("tier", cognito.tier.as_str().to_ascii_uppercase())
        .with("mfa", mfa_configuration(cognito.mfa))
        .with("password_minimum_length", cognito.password_minimum_length)
        .with(
            "session_timeout",
            u32::from(cognito.session_timeout_hours) * 3600,
        )
        .with("self_sign_up", cognito.self_sign_up)
        .with(
            "protected_paths",
            cognito
                .protected_paths
                .iter()
                .map(String::as_str)
                .collect::<Value>(),
        )
        .into()
}

/// As Cognito spells it: <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolMfaConfig.html>.
fn mfa_configuration(mfa: Mfa) -> &'static str {
    match mfa {
        Mfa::Required => "ON",
        Mfa::Optional => "OPTIONAL",
    }
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
    if let Some(certificate) = plan.entry().given_certificate(name) {
        value.insert("certificate_arn", certificate.as_str());
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
