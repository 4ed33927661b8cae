//! Our own rules for what no other rung catches. Each is a function from the evidence to its findings, and has a planted violation beside it.

mod alarms;
mod availability;
mod dashboards;
mod data_availability;
mod data_guards;
mod evidence;
mod existence;
mod interfaces;
mod literals;
mod names;
mod object_locks;
mod policies;
mod provider6;
mod puts;
mod reachability;
mod tables;
mod topics;
mod trails;

use super::climber::Climber;
use super::iam;
use evidence::Evidence;

/// A rule: what it finds wrong.
type Rule = fn(&Evidence) -> Vec<String>;

const RULES: [Rule; 26] = [
    existence::no_count,
    existence::no_condition_on_existence,
    interfaces::variables_are_typed_described_and_not_null,
    interfaces::outputs_are_described,
    interfaces::no_module_call_depends_on,
    literals::no_literal_partition,
    names::within_the_services_limits,
    names::global_names_differ,
    policies::services_are_confined,
    provider6::nothing_that_provider_6_removed,
    availability::zones_do_not_share_fate,
    reachability::only_the_load_balancer_is_reached,
    data_availability::data_survives_a_zone,
    data_availability::clusters_state_no_zones,
    data_guards::file_systems_demand_tls_and_a_signature,
    data_guards::backups_take_each_original,
    reachability::only_the_instances_reach_the_data,
    alarms::each_tells_somebody,
    alarms::each_watches_what_stands,
    alarms::what_stands_is_watched,
    dashboards::show_each_alarm,
    object_locks::only_buckets_under_kms_are_locked,
    puts::only_instances_put_records,
    tables::lie_where_the_writers_write,
    topics::only_alarms_publish,
    trails::trails_miss_nothing,
];

/// No rule finds anything in the tree's text, the plan tier's plan and, where it was applied, its state; nor does the proof of its policies.
pub(crate) fn climb(climber: &Climber) -> Result<(), String> {
    let evidence = Evidence::of(climber);
    if evidence.resources.is_empty() {
        return Err("this rung needs the plan rung's plan".to_owned());
    }
    let mut findings: Vec<String> = RULES.iter().flat_map(|rule| rule(&evidence)).collect();
    match iam::prove(climber) {
        Ok(counts) => climber.say(&counts),
        Err(found) => findings.push(found),
    }
    if findings.is_empty() {
        Ok(())
    } else {
        Err(findings.join("\n"))
    }
}
