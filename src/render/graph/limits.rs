//! The largest plans stay within what Mermaid draws.

use super::tests::with_domain;
use super::{Graph, GroupKind, NodeKind};
use crate::catalog::{Catalog, PartitionId};
use crate::choice::Routing;
use crate::plan::Plan;
use crate::render::mermaid;

/// <https://mermaid.js.org/config/schema-docs/config-properties-maxtextsize.html>
const MAX_TEXT_SIZE: usize = 50_000;
/// <https://mermaid.js.org/config/schema-docs/config-properties-maxedges.html>
const MAX_EDGES: usize = 500;
/// The most Regions that a blueprint takes.
const MAX_REGIONS: usize = 32;

/// As many Regions as a blueprint takes, those with the most zones and the longest names first, all their zones drawn.
fn largest(egress: &str) -> String {
    let mut regions: Vec<(usize, &str)> = Catalog::embedded()
        .regions()
        .filter(|region| region.partition == PartitionId::Aws)
        .map(|region| (region.open_zones().count().min(6), region.name.as_str()))
        .filter(|(zones, name)| *zones >= 2 && *name != "us-east-1" && *name != "us-west-2")
        .collect();
    regions.sort_by_key(|(zones, name)| std::cmp::Reverse((*zones, name.len())));
    regions.truncate(MAX_REGIONS - 2);
    regions.extend([(5, "us-east-1"), (3, "us-west-2")]);
    let mut text = format!(
        "name = \"n\"\nenvironment = \"e\"\nprimary_region = \"us-east-1\"\nnat.egress = \"{egress}\"\nvpc.ip_version = \"dual_stack\"\n"
    );
    for (at, (zones, name)) in regions.iter().enumerate() {
        text.push_str(&format!(
            "[[region]]\nname = \"{name}\"\ncidr = \"10.{at}.0.0/16\"\navailability_zones = {zones}\n"
        ));
    }
    text
}

#[test]
fn the_largest_plans_are_drawn_within_the_limits() {
    for egress in ["per_az", "single", "none"] {
        let long = format!("/{}/*", "a".repeat(120));
        let paths = [long.as_str(); 5];
        let plan = with_domain(
            Plan::of_blueprint(&largest(egress)),
            Routing::Failover,
            &paths,
        );
        let regions = plan.regions().active();
        assert!(regions.len() >= 30, "only {} Regions", regions.len());
        let graph = Graph::of(&plan);
        let text = mermaid(&graph);
        assert!(text.len() <= MAX_TEXT_SIZE, "{} bytes", text.len());
        assert!(
            graph.edges.len() <= MAX_EDGES,
            "{} edges",
            graph.edges.len()
        );
        for (name, region) in regions {
            let groups = graph.all_groups();
            let of_region: Vec<&str> = groups
                .iter()
                .filter(|group| group.kind == GroupKind::Zone)
                .filter(|group| group.id.starts_with(&format!("{}_", region.code())))
                .map(|group| group.label.as_str())
                .collect();
            let zones: Vec<&str> = region.zones().keys().map(|zone| zone.as_str()).collect();
            match name == plan.regions().primary() {
                true => assert_eq!(of_region, zones),
                false => assert_eq!(of_region, [zones.join(", ")]),
            }
        }
        let gateways = graph
            .all_nodes()
            .into_iter()
            .filter(|node| node.kind == NodeKind::NatGateway)
            .count();
        match egress {
            "none" => assert_eq!(gateways, 0),
            "single" => assert_eq!(gateways, regions.len()),
            _ => assert!(gateways > regions.len()),
        }
    }
}
