use std::collections::{BTreeMap, BTreeSet};

use super::{EdgeKind, Graph, Group, GroupKind, Node, NodeKind};
use crate::choice::{Mfa, Routing, UserPoolTier};
use crate::plan::{
    Certificates, CognitoPlan, DomainPlan, EntryPlan, HostedZonePlan, Plan, PoolAccess, RegionName,
};
use crate::render::{Library, mermaid};

const TWO_REGIONS: &str = r#"
name = "carshare"
environment = "test"
primary_region = "us-east-1"

[[region]]
name = "us-east-1"
cidr = "10.20.0.0/16"
availability_zones = ["use1-az1", "use1-az2", "use1-az4"]

[[region]]
name = "us-west-2"
cidr = "10.21.0.0/16"
availability_zones = ["usw2-az1", "usw2-az3"]
nat_zone_here
[nat]
egress = "egress_here"
"#;

fn two_regions(egress: &str) -> Plan {
    let nat_zone = match egress {
        "single" => "nat_zone = \"usw2-az3\"\n",
        _ => "",
    };
    Plan::of_blueprint(
        &TWO_REGIONS
            .replace("nat_zone_here", nat_zone)
            .replace("egress_here", egress),
    )
}

/// A plan with a domain; the sign-in is in us-west-2, which is not the primary Region.
pub(super) fn with_domain(plan: Plan, routing: Routing, protected_paths: &[&str]) -> Plan {
    let region = |name| -> RegionName {
        let mut names = plan.regions().active().keys();
        names.find(|it| it.as_str() == name).expect(name).clone()
    };
    let cognito = (!protected_paths.is_empty()).then(|| CognitoPlan {
        region: region("us-west-2"),
        access: PoolAccess::Direct,
        domain_prefix: None,
        protected_paths: protected_paths.iter().map(|it| (*it).to_owned()).collect(),
        tier: UserPoolTier::Essentials,
        mfa: Mfa::Required,
        password_minimum_length: 12,
        session_timeout_hours: 12,
        self_sign_up: false,
    });
    plan.with_entry(EntryPlan::Domain(DomainPlan {
        domain: "app.springfield.example".to_owned(),
        certificates: Certificates::Issued(HostedZonePlan {
            name: "springfield.example".to_owned(),
            routing,
        }),
        cognito,
    }))
}

fn of_kind(graph: &Graph, kind: NodeKind) -> Vec<&str> {
    let nodes = graph.all_nodes().into_iter();
    nodes
        .filter(|node| node.kind == kind)
        .map(|node| node.id.as_str())
        .collect()
}

/// The ids of what leads into nodes of a kind.
fn into_kind(graph: &Graph, kind: NodeKind) -> BTreeSet<&str> {
    let ids = of_kind(graph, kind);
    let edges = graph.edges.iter();
    edges
        .filter(|edge| ids.contains(&edge.to.as_str()))
        .map(|edge| edge.from.as_str())
        .collect()
}

/// Which NAT gateways each instances' node goes out by.
fn nat_of_instances(graph: &Graph) -> BTreeMap<&str, Vec<&str>> {
    let gateways = of_kind(graph, NodeKind::NatGateway);
    let instances = of_kind(graph, NodeKind::Instances).into_iter();
    instances
        .map(|id| {
            let from_here = graph.edges.iter().filter(|edge| edge.from == id);
            let to = from_here.map(|edge| edge.to.as_str());
            (id, to.filter(|to| gateways.contains(to)).collect())
        })
        .collect()
}

fn label_of<'a>(graph: &'a Graph, from: &str, to: &str) -> Option<&'a str> {
    let mut edges = graph.edges.iter();
    edges
        .find(|edge| edge.from == from && edge.to == to)
        .map(|edge| edge.label.as_str())
}

#[test]
fn every_region_zone_and_tier_of_the_plan_is_drawn_where_it_belongs() {
    for egress in ["per_az", "single", "none"] {
        let plan = two_regions(egress);
        let graph = Graph::of(&plan);
        let labels = |groups: &[Group]| -> Vec<String> {
            groups.iter().map(|group| group.label.clone()).collect()
        };
        assert_eq!(labels(&graph.groups), ["us-east-1, primary", "us-west-2"]);
        for (region, of_region) in graph.groups.iter().zip(plan.regions().active().values()) {
            assert_eq!(
                labels(&region.groups),
                [format!("VPC {}", of_region.cidr())]
            );
            let vpc = &region.groups[0];
            let zones: Vec<String> = of_region.zones().keys().map(ToString::to_string).collect();
            assert_eq!(labels(&vpc.groups), zones);
            for zone in &vpc.groups {
                let tiers: Vec<GroupKind> = zone.groups.iter().map(|tier| tier.kind).collect();
                let expected = [
                    GroupKind::PrivateSubnet,
                    GroupKind::PublicSubnet,
                    GroupKind::DatabaseSubnet,
                ];
                assert_eq!(tiers, expected);
                let private = &zone.groups[0].nodes;
                assert_eq!(private.len(), 1);
                assert_eq!(private[0].kind, NodeKind::Instances);
            }
        }
    }
}

#[test]
fn instances_go_out_by_their_zones_gateway_by_the_single_one_or_not_at_all() {
    let per_az = Graph::of(&two_regions("per_az"));
    for (instances, gateways) in nat_of_instances(&per_az) {
        let own = instances.replace("_instances", "_nat");
        assert_eq!(gateways, [own.as_str()]);
        let zone = own.trim_end_matches("_nat");
        let groups = per_az.all_groups();
        let public = format!("{zone}_public");
        let holder = groups.iter().find(|group| group.id == public);
        assert_eq!(holder.expect("a public subnet").nodes[0].id, own);
    }
    assert_eq!(of_kind(&per_az, NodeKind::NatGateway).len(), 5);

    let single = Graph::of(&two_regions("single"));
    let gateways = of_kind(&single, NodeKind::NatGateway);
    assert_eq!(gateways, ["use1_az1_nat", "usw2_az3_nat"]);
    for (instances, used) in nat_of_instances(&single) {
        let own_region = gateways.iter().find(|id| id[..4] == instances[..4]);
        assert_eq!(used, [*own_region.expect("one a Region")]);
    }

    let none = Graph::of(&two_regions("none"));
    assert!(of_kind(&none, NodeKind::NatGateway).is_empty());
    assert!(of_kind(&none, NodeKind::Internet).is_empty());
    for graph in [&per_az, &single, &none] {
        assert_eq!(nat_of_instances(graph).len(), 5);
        for id in of_kind(graph, NodeKind::Instances) {
            let endpoints = format!("{}_endpoints", &id[..4]);
            assert_eq!(label_of(graph, id, &endpoints), Some(""));
        }
    }
}

#[test]
fn ipv6_goes_out_where_ipv4_does() {
    for (egress, gateways) in [("per_az", 2), ("single", 2), ("none", 0)] {
        let text = TWO_REGIONS
            .replace("nat_zone_here", "")
            .replace("egress_here", egress);
        let dual_stack = format!("{text}\n[vpc]\nip_version = \"dual_stack\"\n");
        let graph = Graph::of(&Plan::of_blueprint(&dual_stack));
        let found = of_kind(&graph, NodeKind::EgressOnlyGateway);
        assert_eq!(found.len(), gateways, "{egress}");
        let into = into_kind(&graph, NodeKind::EgressOnlyGateway);
        let instances = match gateways {
            0 => BTreeSet::new(),
            _ => of_kind(&graph, NodeKind::Instances).into_iter().collect(),
        };
        assert_eq!(into, instances, "{egress}");
    }
}

#[test]
fn only_load_balancers_lead_to_instances_and_only_gateways_and_the_sign_in_to_those() {
    for egress in ["per_az", "single", "none"] {
        let plan = with_domain(two_regions(egress), Routing::Failover, &["/account/*"]);
        let graph = Graph::of(&plan);
        let load_balancers: BTreeSet<&str> = of_kind(&graph, NodeKind::LoadBalancer)
            .into_iter()
            .collect();
        assert_eq!(into_kind(&graph, NodeKind::Instances), load_balancers);
        assert_eq!(
            into_kind(&graph, NodeKind::LoadBalancer),
            BTreeSet::from(["cognito", "use1_igw", "usw2_igw"])
        );
        for id in of_kind(&graph, NodeKind::Instances) {
            let alb = format!("{}_alb", &id[..4]);
            assert_eq!(label_of(&graph, &alb, id), Some("port 8080"));
        }
    }
}

#[test]
fn users_are_led_as_the_records_lead_them() {
    let led = |routing| {
        let graph = Graph::of(&with_domain(two_regions("per_az"), routing, &[]));
        assert_eq!(label_of(&graph, "users", "route53"), Some(""));
        let way = |region| {
            let gateway = format!("{region}_igw");
            assert_eq!(label_of(&graph, "users", &gateway), None);
            label_of(&graph, "route53", &gateway).map(str::to_owned)
        };
        (way("use1"), way("usw2"))
    };
    let labels = |one: &str, two: &str| (Some(one.to_owned()), Some(two.to_owned()));
    assert_eq!(
        led(Routing::Failover),
        labels("HTTPS 443, primary", "HTTPS 443, standby")
    );
    assert_eq!(
        led(Routing::Latency),
        labels("HTTPS 443, if nearest", "HTTPS 443, if nearest")
    );

    let http = Graph::of(&two_regions("per_az"));
    assert!(of_kind(&http, NodeKind::HostedZone).is_empty());
    let way = label_of(&http, "users", "usw2_igw");
    assert_eq!(way, Some("HTTP 80"));
    let given = two_regions("per_az").with_entry(EntryPlan::Https(BTreeMap::new()));
    let way = Graph::of(&given);
    assert_eq!(label_of(&way, "users", "use1_igw"), Some("HTTPS 443"));
}

#[test]
fn a_sign_in_names_its_region_and_is_drawn_only_where_there_is_one() {
    let without = Graph::of(&with_domain(two_regions("single"), Routing::Failover, &[]));
    assert!(of_kind(&without, NodeKind::UserPool).is_empty());
    assert!(
        without
            .edges
            .iter()
            .all(|edge| !matches!(edge.kind, EdgeKind::SignIn | EdgeKind::SignInPage))
    );

    let paths = ["/account/*", "/admin"];
    let plan = with_domain(two_regions("single"), Routing::Failover, &paths);
    let with = Graph::of(&plan);
    let pools: Vec<&Node> = with
        .all_nodes()
        .into_iter()
        .filter(|node| node.kind == NodeKind::UserPool)
        .collect();
    assert_eq!(pools.len(), 1);
    assert_eq!(
        pools[0].label,
        [
            "Cognito user pool",
            "in us-west-2",
            "sign-in for",
            paths[0],
            paths[1]
        ]
    );
    assert_eq!(label_of(&with, "cognito", "usw2_alb"), Some("sign-in"));
    assert_eq!(
        label_of(&with, "cognito", "use1_alb"),
        Some("sign-in by OIDC")
    );
    assert_eq!(label_of(&with, "users", "cognito"), Some("sign-in page"));

    let mut entry = plan.entry().clone();
    if let EntryPlan::Domain(domain) = &mut entry {
        let cognito = domain.cognito.as_mut().expect("a sign-in");
        cognito.access = PoolAccess::Oidc;
    }
    let indirect = Graph::of(&plan.with_entry(entry));
    let label = label_of(&indirect, "cognito", "usw2_alb");
    assert_eq!(label, Some("sign-in by OIDC"));
}

#[test]
fn ids_are_unique_and_every_edge_has_both_ends() {
    for egress in ["per_az", "single", "none"] {
        let graph = Graph::of(&with_domain(
            two_regions(egress),
            Routing::Failover,
            &["/a"],
        ));
        let groups = graph.all_groups().into_iter().map(|group| &group.id);
        let ids: Vec<&String> = graph
            .all_nodes()
            .iter()
            .map(|node| &node.id)
            .chain(groups)
            .collect();
        let unique: BTreeSet<&String> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len());
        // Words that Mermaid would take for its own, or the classes' names.
        let reserved = [
            "end", "class", "style", "graph", "region", "vpc", "zone", "public", "private",
        ];
        for id in &ids {
            assert!(
                id.chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            );
            assert!(!reserved.contains(&id.as_str()), "{id}");
        }
        for edge in &graph.edges {
            assert!(
                unique.contains(&edge.from) && unique.contains(&edge.to),
                "{edge:?}"
            );
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_text_and_growth_keeps_every_line() {
    let text = mermaid(&Graph::of(&two_regions("per_az")));
    assert_eq!(text, mermaid(&Graph::of(&two_regions("per_az"))));
    let grown = TWO_REGIONS
        .replace("nat_zone_here", "")
        .replace("egress_here", "per_az")
        .replace("\"usw2-az1\", ", "\"usw2-az1\", \"usw2-az2\", ");
    let grown = format!("{grown}\n[[region]]\nname = \"eu-west-1\"\ncidr = \"10.22.0.0/16\"\n");
    let grown = mermaid(&Graph::of(&Plan::of_blueprint(&grown)));
    let kept: BTreeSet<&str> = grown.lines().collect();
    let of_classes = |line: &&str| line.trim_start().starts_with("class ");
    for line in text.lines().filter(|line| !of_classes(line)) {
        assert!(kept.contains(line), "{line}");
    }
}

/// The endpoints that the modules make, by the names of their policies.
fn endpoints_of(module: &str, path: &str) -> Vec<&'static str> {
    let library = Library::embedded();
    let (_, text) = library
        .module(module)
        .find(|(found, _)| *found == path)
        .expect(path);
    text.lines()
        .filter(|line| line.contains(" = data.aws_iam_policy_document."))
        .filter_map(|line| line.split_whitespace().next())
        .collect()
}

#[test]
fn endpoints_are_those_that_the_modules_make() {
    let with_nat = endpoints_of("session_manager", "endpoints/with_nat.tf");
    let mut without_nat = endpoints_of("session_manager", "endpoints/without_nat.tf");
    without_nat.extend(endpoints_of("nat", "egress/none.tf"));
    assert!(!with_nat.is_empty() && without_nat.len() > with_nat.len());
    let cases = [("per_az", with_nat), ("none", without_nat)];
    for (egress, mut expected) in cases {
        expected.extend(["s3", "dynamodb"]);
        let graph = Graph::of(&two_regions(egress));
        let nodes = graph.all_nodes();
        let node = nodes
            .iter()
            .find(|node| node.id == "use1_endpoints")
            .expect("endpoints");
        let drawn: BTreeSet<&str> = node.label[1..]
            .iter()
            .flat_map(|line| line.split([',', ' ']))
            .filter(|word| !word.is_empty())
            .collect();
        assert_eq!(drawn, expected.into_iter().collect(), "{egress}");
    }
}
