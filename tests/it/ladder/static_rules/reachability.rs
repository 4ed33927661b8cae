//! Who reaches whom, read off the applied state: security groups, the routes of the subnets, public addresses.

mod data;
#[cfg(test)]
mod data_tests;
mod ports;
mod region;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::evidence::{Evidence, Resource};
pub(super) use data::only_the_instances_reach_the_data;
use region::{Peer, Region};

/// From the internet only the load balancer is reached, at 80 and 443; the instances are reached by the load balancer alone, at the target
/// group's port, and can be reached there; they stand where the internet has no route to, and have no address that it knows.
pub(super) fn only_the_load_balancer_is_reached(evidence: &Evidence) -> Vec<String> {
    regions(evidence)
        .into_iter()
        .flat_map(|name| {
            let region = Region::new(evidence, name);
            let mut findings = Vec::new();
            internet(&region, &mut findings);
            instances(&region, &mut findings);
            addresses(&region, &mut findings);
            findings
        })
        .collect()
}

/// The Regions of the state, by their aliases.
fn regions(evidence: &Evidence) -> BTreeSet<&str> {
    evidence
        .of_kind("aws_lb")
        .filter(|balancer| balancer.stands())
        .filter_map(|balancer| balancer.address.split('.').nth(1))
        .collect()
}

/// Nothing but the load balancer's group lets the internet in, and that at the web's ports only.
fn internet(region: &Region<'_>, findings: &mut Vec<String>) {
    let balancers = region.balancer_groups();
    let web = BTreeSet::from([80, 443]);
    let mut open = BTreeSet::new();
    for rule in region.ingress() {
        if rule.peer != Peer::Internet {
            continue;
        }
        if !balancers.contains(rule.group) {
            findings.push(format!("{}: opens to the internet", rule.address));
        } else if !rule.ports.is_one_of(&web) {
            findings.push(format!(
                "{}: opens {} to the internet",
                rule.address, rule.ports
            ));
        } else {
            open.extend(rule.ports.first());
        }
    }
    let served = region.listener_ports();
    if open != served {
        findings.push(format!(
            "{}: listeners at {served:?}, open at {open:?}",
            region.prefix()
        ));
    }
}

/// The way from the load balancer to the instances is there in both halves, and there is no other.
fn instances(region: &Region<'_>, findings: &mut Vec<String>) {
    let balancers = region.balancer_groups();
    let instances = region.instance_groups();
    let ports = region.target_ports();
    if balancers.is_empty() || instances.is_empty() || ports.is_empty() {
        findings.push(format!(
            "{}: no group of the load balancer, no group of the instances, or no target group",
            region.prefix()
        ));
    }
    for rule in region.ingress() {
        if !instances.contains(rule.group) {
            continue;
        }
        let from_balancer = matches!(rule.peer, Peer::Group(group) if balancers.contains(group));
        if !from_balancer || !rule.ports.is_one_of(&ports) {
            findings.push(format!(
                "{}: lets {} in at {}, which is not the load balancer at {ports:?}",
                rule.address, rule.peer, rule.ports
            ));
        }
    }
    for port in &ports {
        for balancer in &balancers {
            for instance in &instances {
                let leaves = region.egress().any(|rule| {
                    rule.group == *balancer
                        && rule.peer == Peer::Group(instance)
                        && rule.ports.holds(*port)
                });
                let enters = region.ingress().any(|rule| {
                    rule.group == *instance
                        && rule.peer == Peer::Group(balancer)
                        && rule.ports.holds(*port)
                });
                if !(leaves && enters) {
                    findings.push(format!(
                        "{}: the load balancer does not reach the instances at {port}: leaves {leaves}, enters {enters}",
                        region.prefix()
                    ));
                }
            }
        }
    }
}

/// The group starts instances in subnets that no internet gateway leads into, without public addresses and without keys for SSH.
fn addresses(region: &Region<'_>, findings: &mut Vec<String>) {
    let exposed = region.subnets_behind_an_internet_gateway();
    for group in region.of_kind("aws_autoscaling_group") {
        let subnets = Resource::texts(&group.values["vpc_zone_identifier"]);
        if subnets.is_empty() {
            findings.push(format!("{}: no subnet", group.address));
        }
        for subnet in subnets.intersection(&exposed) {
            findings.push(format!(
                "{}: {subnet} has a route to an internet gateway",
                group.address
            ));
        }
    }
    for template in region.of_kind("aws_launch_template") {
        let interfaces = template.values["network_interfaces"].as_array();
        let interfaces = interfaces.map_or(&[][..], Vec::as_slice);
        let private = !interfaces.is_empty()
            && interfaces
                .iter()
                .all(|interface| interface["associate_public_ip_address"] == "false");
        if !private {
            findings.push(format!("{}: may give public addresses", template.address));
        }
        if template.text("key_name").is_some_and(|key| !key.is_empty()) {
            findings.push(format!("{}: has an SSH key", template.address));
        }
    }
}
