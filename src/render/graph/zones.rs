use super::{Group, GroupKind, Node, NodeKind};
use crate::catalog::ZoneId;
use crate::plan::{EgressPlan, Plan, RegionName, RegionPlan};

/// How a Region's zones are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ZoneDetail {
    /// Each by itself.
    Each,
    /// All as one.
    Together,
}

/// Zones of a Region that are drawn as one: mostly one zone, at times all of them.
pub(super) struct Zones {
    id: String,
    label: String,
    /// What each tier of it is called: `subnet` or `subnets`.
    subnets: &'static str,
    nat: Option<Nat>,
}

/// The way out over IPv4.
enum Nat {
    /// In these zones, with what is written on it.
    Held(String),
    /// In another zone: the id of its node.
    Elsewhere(String),
}

impl Zones {
    /// All zones of a Region.
    pub(super) fn of(
        plan: &Plan,
        name: &RegionName,
        of_region: &RegionPlan,
        detail: ZoneDetail,
    ) -> Vec<Self> {
        let zones = of_region.zones().keys();
        match detail {
            ZoneDetail::Each => zones
                .map(|zone| Self {
                    id: zone_id(zone),
                    label: zone.to_string(),
                    subnets: "subnet",
                    nat: nat(plan.egress(), name, zone),
                })
                .collect(),
            ZoneDetail::Together => vec![Self {
                id: format!("{}_all", of_region.code()),
                label: zones.map(ZoneId::as_str).collect::<Vec<_>>().join(", "),
                subnets: "subnets",
                nat: nat_of_all(plan.egress(), name),
            }],
        }
    }

    /// The id of the instances' node.
    pub(super) fn instances(&self) -> String {
        format!("{}_instances", self.id)
    }

    /// The id of the NAT gateway's node, where the gateway is in these zones.
    pub(super) fn nat_held(&self) -> Option<String> {
        match self.nat {
            Some(Nat::Held(_)) => Some(nat_id(&self.id)),
            Some(Nat::Elsewhere(_)) | None => None,
        }
    }

    /// The id of the NAT gateway's node that these zones' instances go out by.
    pub(super) fn nat_used(&self) -> Option<String> {
        match &self.nat {
            Some(Nat::Elsewhere(id)) => Some(id.clone()),
            Some(Nat::Held(_)) | None => self.nat_held(),
        }
    }

    pub(super) fn group(&self) -> Group {
        let nat = match &self.nat {
            Some(Nat::Held(label)) => {
                vec![Node::new(nat_id(&self.id), NodeKind::NatGateway, [label])]
            }
            Some(Nat::Elsewhere(_)) | None => Vec::new(),
        };
        let instances = Node::new(
            self.instances(),
            NodeKind::Instances,
            ["EC2 instances", "Auto Scaling group"],
        );
        Group {
            id: self.id.clone(),
            kind: GroupKind::Zone,
            label: self.label.clone(),
            nodes: Vec::new(),
            groups: vec![
                self.subnet(GroupKind::PrivateSubnet, "private", vec![instances]),
                self.subnet(GroupKind::PublicSubnet, "public", nat),
                self.subnet(GroupKind::DatabaseSubnet, "database", Vec::new()),
            ],
        }
    }

    fn subnet(&self, kind: GroupKind, tier: &str, nodes: Vec<Node>) -> Group {
        Group {
            id: format!("{}_{tier}", self.id),
            kind,
            label: format!("{tier} {}", self.subnets),
            nodes,
            groups: Vec::new(),
        }
    }
}

fn nat(egress: &EgressPlan, region: &RegionName, zone: &ZoneId) -> Option<Nat> {
    let held = Nat::Held("NAT gateway".to_owned());
    match egress {
        EgressPlan::None => None,
        EgressPlan::PerAz => Some(held),
        EgressPlan::Single(zones) if &zones[region] == zone => Some(held),
        EgressPlan::Single(zones) => Some(Nat::Elsewhere(nat_id(&zone_id(&zones[region])))),
    }
}

fn nat_of_all(egress: &EgressPlan, region: &RegionName) -> Option<Nat> {
    match egress {
        EgressPlan::None => None,
        EgressPlan::PerAz => Some(Nat::Held("NAT gateway in each zone".to_owned())),
        EgressPlan::Single(zones) => Some(Nat::Held(format!("NAT gateway in {}", zones[region]))),
    }
}

fn nat_id(zones: &str) -> String {
    format!("{zones}_nat")
}

/// A zone's id in the picture: `use1_az1`.
fn zone_id(zone: &ZoneId) -> String {
    zone.as_str().replace('-', "_")
}
