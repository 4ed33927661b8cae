use std::collections::BTreeSet;
use std::fmt;

use super::ports::Ports;
use crate::ladder::static_rules::evidence::{Evidence, Resource};

/// The applied resources of one Region's module call.
pub(super) struct Region<'a> {
    evidence: &'a Evidence,
    prefix: String,
    /// What the root attaches to this Region, such as the sign-in's egress rule, names the Region's groups by id, so it counts as well.
    rules: Vec<Rule<'a>>,
}

/// One security group rule.
pub(super) struct Rule<'a> {
    pub(super) address: &'a str,
    pub(super) ingress: bool,
    pub(super) group: &'a str,
    pub(super) peer: Peer<'a>,
    pub(super) ports: Ports,
}

/// Whom a rule names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Peer<'a> {
    Internet,
    Group(&'a str),
    /// A range that is not everything, or a prefix list.
    Range(&'a str),
}

impl<'a> Region<'a> {
    pub(super) fn new(evidence: &'a Evidence, name: &str) -> Self {
        let mut region = Self {
            evidence,
            prefix: format!("module.{name}."),
            rules: Vec::new(),
        };
        let groups: BTreeSet<&str> = region
            .of_kind("aws_security_group")
            .filter_map(|group| group.text("id"))
            .collect();
        let own = rules(evidence).into_iter();
        region.rules = own.filter(|rule| groups.contains(rule.group)).collect();
        region
    }

    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Resources of the state: those of the plan have no id yet.
    pub(super) fn of_kind(&self, kind: &'a str) -> impl Iterator<Item = &'a Resource> {
        let prefix = self.prefix.clone();
        self.evidence.of_kind(kind).filter(move |resource| {
            resource.address.starts_with(&prefix) && resource.text("id").is_some()
        })
    }

    pub(super) fn ingress(&self) -> impl Iterator<Item = &Rule<'a>> {
        self.rules.iter().filter(|rule| rule.ingress)
    }

    pub(super) fn egress(&self) -> impl Iterator<Item = &Rule<'a>> {
        self.rules.iter().filter(|rule| !rule.ingress)
    }

    pub(super) fn balancer_groups(&self) -> BTreeSet<&'a str> {
        self.of_kind("aws_lb")
            .flat_map(|balancer| Resource::texts(&balancer.values["security_groups"]))
            .collect()
    }

    pub(super) fn instance_groups(&self) -> BTreeSet<&'a str> {
        self.of_kind("aws_launch_template")
            .filter_map(|template| template.values["network_interfaces"].as_array())
            .flatten()
            .flat_map(|interface| Resource::texts(&interface["security_groups"]))
            .collect()
    }

    pub(super) fn listener_ports(&self) -> BTreeSet<u16> {
        self.ports("aws_lb_listener")
    }

    pub(super) fn target_ports(&self) -> BTreeSet<u16> {
        self.ports("aws_lb_target_group")
    }

    fn ports(&self, kind: &'a str) -> BTreeSet<u16> {
        self.of_kind(kind)
            .filter_map(|resource| resource.values["port"].as_u64())
            .filter_map(|port| u16::try_from(port).ok())
            .collect()
    }

    /// Subnets whose route table leads to an internet gateway.
    pub(super) fn subnets_behind_an_internet_gateway(&self) -> BTreeSet<&'a str> {
        self.subnets_with_a_route(|route| {
            route
                .text("gateway_id")
                .is_some_and(|id| id.starts_with("igw-"))
        })
    }

    /// Subnets whose route table leads anywhere outside: through whichever gateway.
    pub(super) fn subnets_with_a_way_out(&self) -> BTreeSet<&'a str> {
        self.subnets_with_a_route(|route| {
            ["destination_cidr_block", "destination_ipv6_cidr_block"]
                .iter()
                .any(|key| matches!(route.text(key), Some("0.0.0.0/0" | "::/0")))
        })
    }

    fn subnets_with_a_route(&self, is_open: impl Fn(&Resource) -> bool) -> BTreeSet<&'a str> {
        let open: BTreeSet<&str> = self
            .of_kind("aws_route")
            .filter(|route| is_open(route))
            .filter_map(|route| route.text("route_table_id"))
            .collect();
        self.of_kind("aws_route_table_association")
            .filter(|association| {
                association
                    .text("route_table_id")
                    .is_some_and(|table| open.contains(table))
            })
            .filter_map(|association| association.text("subnet_id"))
            .collect()
    }
}

/// The rules of all groups.
pub(super) fn rules(evidence: &Evidence) -> Vec<Rule<'_>> {
    let of = |kind, ingress| {
        evidence
            .of_kind(kind)
            .filter_map(move |rule| Rule::of(rule, ingress))
    };
    of("aws_vpc_security_group_ingress_rule", true)
        .chain(of("aws_vpc_security_group_egress_rule", false))
        .collect()
}

impl<'a> Rule<'a> {
    /// A rule of the state; `None` for one that is only planned.
    fn of(rule: &'a Resource, ingress: bool) -> Option<Self> {
        let peer = [
            "referenced_security_group_id",
            "cidr_ipv4",
            "cidr_ipv6",
            "prefix_list_id",
        ]
        .into_iter()
        .find_map(|key| Some((key, rule.text(key).filter(|text| !text.is_empty())?)));
        Some(Self {
            address: &rule.address,
            ingress,
            group: rule.text("security_group_id")?,
            peer: match peer? {
                ("referenced_security_group_id", group) => Peer::Group(group),
                (_, "0.0.0.0/0" | "::/0") => Peer::Internet,
                (_, range) => Peer::Range(range),
            },
            ports: Ports::of(&rule.values),
        })
    }
}

impl fmt::Display for Peer<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Internet => formatter.write_str("the internet"),
            Self::Group(text) | Self::Range(text) => formatter.write_str(text),
        }
    }
}
