use crate::plan::{CognitoPlan, DomainPlan, EgressPlan, Plan};
use crate::render::markdown::{code_cell, row};

mod data;
mod delivery;
mod streams;

/// The table of settings: what every key of the blueprint became.
pub(super) fn render(plan: &Plan) -> String {
    let mut table = Table::new();
    identity(plan, &mut table);
    network(plan, &mut table);
    alb(plan, &mut table);
    asg(plan, &mut table);
    if let Some(domain) = plan.entry().domain() {
        entry(domain, &mut table);
    }
    data::settings(plan, &mut table);
    streams::settings(plan, &mut table);
    delivery::settings(plan, &mut table);
    logs(plan, &mut table);
    for (key, value) in plan.tags() {
        table.add(&format!("tags.{key}"), value);
    }
    table.0
}

struct Table(String);

impl Table {
    fn new() -> Self {
        Self("## Settings\n\n| setting | value |\n| --- | --- |\n".to_owned())
    }

    fn add(&mut self, setting: &str, value: impl ToString) {
        let cells = [code_cell(setting), code_cell(&value.to_string())];
        self.0.push_str(&row(cells));
    }
}

fn identity(plan: &Plan, table: &mut Table) {
    table.add("name", plan.identity().name());
    table.add("environment", plan.identity().environment());
    table.add("primary_region", plan.regions().primary().as_str());
}

fn network(plan: &Plan, table: &mut Table) {
    for (name, region) in plan.regions().active() {
        table.add(&format!("region.{name}.cidr"), region.cidr());
        let zones: Vec<&str> = region.zones().keys().map(|zone| zone.as_str()).collect();
        table.add(
            &format!("region.{name}.availability_zones"),
            zones.join(" "),
        );
        if let Some(certificate) = plan.entry().given_certificate(name) {
            table.add(
                &format!("region.{name}.certificate_arn"),
                certificate.as_str(),
            );
        }
    }
    for name in plan.regions().retired() {
        table.add(&format!("region.{name}.retired"), true);
    }
    table.add("vpc.ip_version", plan.ip_version().as_str());
    table.add("nat.egress", plan.egress().choice().as_str());
    if let EgressPlan::Single(zones) = plan.egress() {
        for (region, zone) in zones {
            table.add(&format!("region.{region}.nat_zone"), zone.as_str());
        }
    }
}

fn alb(plan: &Plan, table: &mut Table) {
    let alb = plan.alb();
    table.add("alb.health_check_path", &alb.health_check_path);
    table.add("alb.target_port", alb.target_port);
    table.add("alb.deregistration_delay", alb.deregistration_delay);
    table.add("alb.slow_start", alb.slow_start);
    table.add("alb.idle_timeout", alb.idle_timeout);
}

fn asg(plan: &Plan, table: &mut Table) {
    let asg = plan.asg();
    if let Some((first, others)) = asg.instance_types.split_first() {
        table.add("asg.instance_type", first);
        table.add("asg.other_instance_types", others.join(" "));
    }
    table.add("asg.min_size", asg.min_size);
    table.add("asg.max_size", asg.max_size);
    table.add("asg.desired_size", asg.desired_size);
    table.add("asg.spot_percentage", asg.spot_percentage);
    table.add("asg.cpu_target", asg.cpu_target);
    table.add("asg.requests_per_target", asg.requests_per_target);
    table.add("asg.root_volume_size", asg.root_volume_size);
    table.add("asg.ami_release", &asg.ami_release);
    table.add("asg.log_retention_days", asg.log_retention_days);
}

fn entry(domain: &DomainPlan, table: &mut Table) {
    table.add("dns.domain", &domain.domain);
    if let Some(zone) = domain.hosted_zone() {
        table.add("dns.hosted_zone", &zone.name);
        table.add("dns.routing", zone.routing.as_str());
    }
    if let Some(sign_in) = &domain.cognito {
        cognito(sign_in, table);
    }
}

fn cognito(cognito: &CognitoPlan, table: &mut Table) {
    table.add("cognito.protected_paths", cognito.protected_paths.join(" "));
    table.add("cognito.region", cognito.region.as_str());
    if let Some(prefix) = &cognito.domain_prefix {
        table.add("cognito.domain_prefix", prefix);
    }
    table.add("cognito.tier", cognito.tier.as_str());
    table.add("cognito.mfa", cognito.mfa.as_str());
    table.add(
        "cognito.password_minimum_length",
        cognito.password_minimum_length,
    );
    table.add(
        "cognito.session_timeout_hours",
        cognito.session_timeout_hours,
    );
    table.add("cognito.self_sign_up", cognito.self_sign_up);
}

fn logs(plan: &Plan, table: &mut Table) {
    let flow_logs = plan.flow_logs();
    table.add("flow_logs.traffic_type", flow_logs.traffic_type.as_str());
    table.add(
        "flow_logs.max_aggregation_interval",
        flow_logs.max_aggregation_interval,
    );
    table.add("flow_logs.retention_days", flow_logs.retention_days);
    let session_manager = plan.session_manager();
    table.add(
        "session_manager.document",
        session_manager.document.as_str(),
    );
    table.add(
        "session_manager.idle_timeout_minutes",
        session_manager.idle_timeout_minutes,
    );
    table.add(
        "session_manager.max_duration_minutes",
        session_manager.max_duration_minutes,
    );
    table.add(
        "session_manager.log_retention_days",
        session_manager.log_retention_days,
    );
    let protection = plan.protection();
    table.add("protection.force_destroy", protection.force_destroy);
    table.add(
        "protection.deletion_protection",
        protection.deletion_protection,
    );
    table.add(
        "protection.key_deletion_window_in_days",
        protection.key_deletion_window_in_days,
    );
}
