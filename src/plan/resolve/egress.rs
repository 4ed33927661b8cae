use std::collections::BTreeMap;

use crate::blueprint::{self, AvailabilityZones, Blueprint};
use crate::catalog::ZoneId;
use crate::choice::Egress;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{EgressPlan, Origin, Origins, RegionPlan, Regions};

/// Elastic IP addresses that an account has in a Region unless it asked for more.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html>
const ELASTIC_IP_QUOTA: usize = 5;

/// Resolves the way out and, for a single NAT gateway, its zone in each Region.
pub(super) fn resolve(
    blueprint: &Blueprint,
    regions: Option<&Regions>,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<EgressPlan> {
    let egress = &blueprint.nat.egress;
    origins.record("nat.egress", egress.span);
    if egress.value != Egress::Single {
        refuse_unused_zones(blueprint, findings);
    }
    let regions = regions?;
    match egress.value {
        Egress::PerAz => {
            check_quota(blueprint, regions, findings);
            Some(EgressPlan::PerAz)
        }
        Egress::None => Some(EgressPlan::None),
        Egress::Single => {
            let mut zones = BTreeMap::new();
            for (name, plan) in regions.active() {
                let stated = stated_region(blueprint, name.as_str());
                let (zone, origin) = nat_zone(stated, plan, findings)?;
                origins.record(format!("region.{name}.nat_zone"), origin);
                zones.insert(name.clone(), zone);
            }
            Some(EgressPlan::Single(zones))
        }
    }
}

fn stated_region<'a>(blueprint: &'a Blueprint, name: &str) -> &'a blueprint::Region {
    blueprint
        .regions
        .iter()
        .find(|region| region.name.value.as_str() == name)
        .expect("an active Region of the plan stands in the blueprint")
}

fn refuse_unused_zones(blueprint: &Blueprint, findings: &mut Diagnostics) {
    for zone in blueprint.regions.iter().filter_map(|r| r.nat_zone.as_ref()) {
        let egress = blueprint.nat.egress.value.as_str();
        findings.push(
            Diagnostic::new(
                Code::NatZoneUnused,
                format!("`nat_zone` has no meaning with `egress = \"{egress}\"`"),
                "remove `nat_zone`, or write `egress = \"single\"` under `[nat]`",
            )
            .label(zone.span, "names the zone of a single NAT gateway")
            .label(blueprint.nat.egress.span, "but there is no single one"),
        );
    }
}

/// The zone that is named; else the first one as the blueprint lists them, so that a zone appended later moves nothing.
fn nat_zone(
    region: &blueprint::Region,
    plan: &RegionPlan,
    findings: &mut Diagnostics,
) -> Option<(ZoneId, Origin)> {
    let find = |id: &str| {
        plan.zones()
            .keys()
            .find(|zone| zone.as_str() == id)
            .cloned()
    };
    let Some(stated) = &region.nat_zone else {
        let first_listed = match &region.availability_zones.value {
            AvailabilityZones::Named(ids) => ids.first().and_then(|id| find(id.value.as_str())),
            AvailabilityZones::Count(_) => plan.zones().keys().next().cloned(),
        };
        return first_listed.map(|zone| (zone, Origin::Rule("the Region's first zone")));
    };
    let zone = find(stated.value.as_str());
    if zone.is_none() {
        let zones: Vec<String> = plan
            .zones()
            .keys()
            .map(|z| format!("`{}`", z.as_str()))
            .collect();
        findings.push(
            Diagnostic::new(
                Code::NatZoneUnknown,
                format!(
                    "`{}` is not one of this Region's zones in the tree",
                    stated.value.as_str()
                ),
                format!("write one of {}", zones.join(", ")),
            )
            .label(stated.span, "no public subnet there")
            .label(region.availability_zones.span, "these are the zones"),
        );
    }
    zone.map(|zone| (zone, stated.span.into()))
}

fn check_quota(blueprint: &Blueprint, regions: &Regions, findings: &mut Diagnostics) {
    for (name, plan) in regions.active() {
        let needed = plan.zones().len();
        if needed > ELASTIC_IP_QUOTA {
            let stated = stated_region(blueprint, name.as_str());
            findings.push(
                Diagnostic::new(
                    Code::ElasticIpQuota,
                    format!(
                        "`{name}` needs {needed} Elastic IP addresses, an account's default quota is {ELASTIC_IP_QUOTA}"
                    ),
                    "ask for quota L-0263D0A3 (EC2-VPC Elastic IPs) before the apply, or write `egress = \"single\"` under `[nat]`",
                )
                .label(
                    stated.availability_zones.span.or(stated.name.span),
                    format!("{needed} zones, one NAT gateway each"),
                ),
            );
        }
    }
}
