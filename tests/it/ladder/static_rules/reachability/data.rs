use std::collections::BTreeSet;

use super::region::{Peer, Region, Rule, rules};
use crate::ladder::static_rules::evidence::{Evidence, Resource};

/// NFS. <https://docs.aws.amazon.com/efs/latest/ug/network-access.html>
const NFS: u16 = 2049;
/// All that instances call besides: HTTPS.
const HTTPS: u16 = 443;

/// What holds data and listens: a cluster, or a mount target.
struct Store<'a> {
    address: &'a str,
    groups: BTreeSet<&'a str>,
    subnets: BTreeSet<&'a str>,
    /// `None` where it is unknown.
    port: Option<u16>,
}

/// The instances of a Region, and nobody else, reach its cluster and its mount targets, at their one port; these call nobody and stand where
/// there is no way to or from the internet. Instances call nothing else but HTTPS.
pub(crate) fn only_the_instances_reach_the_data(evidence: &Evidence) -> Vec<String> {
    let rules = rules(evidence);
    let mut findings = Vec::new();
    let mut ways = BTreeSet::new();
    let mut instances = BTreeSet::new();
    for alias in super::regions(evidence) {
        instances.extend(Region::new(evidence, alias).instance_groups());
    }
    for store in stores(evidence) {
        let mut wrong = |what: String| findings.push(format!("{}: {what}", store.address));
        let (Some(alias), Some(port)) = (region_of(evidence, &store), store.port) else {
            wrong("stands in no subnet of one Region, or listens nowhere".to_owned());
            continue;
        };
        let region = Region::new(evidence, alias);
        ways.extend(store.groups.iter().map(|group| (*group, port)));
        check_groups(&store, port, &region, &rules, &mut wrong);
        let open = region.subnets_with_a_way_out();
        for subnet in store.subnets.intersection(&open) {
            wrong(format!("{subnet} has a way to the internet"));
        }
    }
    for instance in evidence.of_kind("aws_rds_cluster_instance") {
        if instance.values["publicly_accessible"] == true {
            findings.push(format!("{}: has a public address", instance.address));
        }
    }
    for rule in &rules {
        let is = |group: &str, port: u16| {
            rule.peer == Peer::Group(group) && rule.ports.is_one_of(&BTreeSet::from([port]))
        };
        let known = rule.ports.is_one_of(&BTreeSet::from([HTTPS]))
            || ways.iter().any(|(group, port)| is(group, *port));
        if !rule.ingress && instances.contains(rule.group) && !known {
            findings.push(format!(
                "{}: lets instances call {} at {}",
                rule.address, rule.peer, rule.ports
            ));
        }
    }
    findings
}

fn check_groups(
    store: &Store<'_>,
    port: u16,
    region: &Region<'_>,
    rules: &[Rule<'_>],
    wrong: &mut impl FnMut(String),
) {
    let instances = region.instance_groups();
    for rule in rules
        .iter()
        .filter(|rule| store.groups.contains(rule.group))
    {
        let from_instance = matches!(rule.peer, Peer::Group(group) if instances.contains(group));
        let at_port = rule.ports.is_one_of(&BTreeSet::from([port]));
        if !(rule.ingress && from_instance && at_port) {
            let way = if rule.ingress { "in" } else { "out" };
            wrong(format!(
                "{}: {} {way} at {}",
                rule.address, rule.peer, rule.ports
            ));
        }
    }
    for instance in &instances {
        let way = |ingress: bool| {
            rules.iter().any(|rule| {
                let (group, peer) = match rule.peer {
                    Peer::Group(peer) if rule.ingress => (rule.group, peer),
                    Peer::Group(peer) => (peer, rule.group),
                    Peer::Internet | Peer::Range(_) => return false,
                };
                let ends = store.groups.contains(group) && peer == *instance;
                rule.ingress == ingress && ends && rule.ports.holds(port)
            })
        };
        let (leaves, enters) = (way(false), way(true));
        if !(leaves && enters) {
            wrong(format!(
                "instances do not reach it at {port}: leaves {leaves}, enters {enters}"
            ));
        }
    }
}

/// Those of the state.
fn stores(evidence: &Evidence) -> Vec<Store<'_>> {
    // Groups are known in the state only.
    let standing = |kind| evidence.of_kind(kind).filter(|resource| resource.stands());
    let clusters = standing("aws_rds_cluster").map(|cluster| Store {
        address: &cluster.address,
        groups: Resource::texts(&cluster.values["vpc_security_group_ids"]),
        subnets: evidence
            .of_kind("aws_db_subnet_group")
            .filter(|group| group.module() == cluster.module())
            .flat_map(|group| Resource::texts(&group.values["subnet_ids"]))
            .collect(),
        port: cluster.values["port"]
            .as_u64()
            .and_then(|port| u16::try_from(port).ok()),
    });
    let targets = standing("aws_efs_mount_target").map(|target| Store {
        address: &target.address,
        groups: Resource::texts(&target.values["security_groups"]),
        subnets: target.text("subnet_id").into_iter().collect(),
        port: Some(NFS),
    });
    clusters.chain(targets).collect()
}

/// The alias of the one Region that has all the subnets.
fn region_of<'a>(evidence: &'a Evidence, store: &Store<'_>) -> Option<&'a str> {
    let aliases: BTreeSet<&str> = evidence
        .of_kind("aws_subnet")
        .filter(|subnet| {
            subnet
                .text("id")
                .is_some_and(|id| store.subnets.contains(id))
        })
        .filter_map(|subnet| subnet.address.split('.').nth(1))
        .collect();
    match aliases.len() {
        1 => aliases.into_iter().next(),
        _ => None,
    }
}
