use std::collections::BTreeMap;

use super::drawn::Picked;
use crate::blueprint::{self, AvailabilityZones, Blueprint};
use crate::catalog::{Catalog, ZoneId, Zones};
use crate::choice::Egress;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{EgressPlan, Origin, Origins, RegionName};
use crate::source::Located;

/// Elastic IP addresses that an account has in a Region unless it asked for more.
/// <https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html>
const ELASTIC_IP_QUOTA: usize = 5;

/// Resolves the way out and, for a single NAT gateway, its zone in each Region; `None` where one of them has none.
pub(super) fn resolve(
    blueprint: &Blueprint,
    catalog: &Catalog,
    picked: &[Picked<'_>],
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<EgressPlan> {
    let egress = &blueprint.nat.egress;
    origins.record("nat.egress", egress.span);
    if egress.value != Egress::Single {
        refuse_unused_zones(blueprint, findings);
    }
    match egress.value {
        Egress::PerAz => {
            check_quota(picked, findings);
            Some(EgressPlan::PerAz)
        }
        Egress::None => {
            findings.push(limits(egress));
            Some(EgressPlan::None)
        }
        Egress::Single => {
            let zones: Vec<Option<(RegionName, ZoneId)>> = picked
                .iter()
                .map(|region| {
                    let name = RegionName(region.stated.name.value.as_str().to_owned());
                    let (zone, origin) = nat_zone(region, catalog, findings)?;
                    origins.record(format!("region.{name}.nat_zone"), origin);
                    Some((name, zone))
                })
                .collect();
            let zones: Option<BTreeMap<RegionName, ZoneId>> = zones.into_iter().collect();
            zones.map(EgressPlan::Single)
        }
    }
}

/// What instances reach without a way out: the interface endpoints of `modules/nat/egress/none.tf` and of the parts that need more, the CodeDeploy agent's
/// among them, and the gateway endpoints of `modules/vpc`.
fn limits(egress: &Located<Egress>) -> Diagnostic {
    Diagnostic::new(
        Code::EgressNoneLimits,
        "with `egress = \"none\"` calls of the application to the internet, or to AWS services without an endpoint here, get no answer",
        "write `egress = \"per_az\"` or `egress = \"single\"` if the application makes such calls; sessions, logs, metrics, deployments and the packages of Amazon Linux work without",
    )
    .label(egress.span, "no way out")
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
    region: &Picked<'_>,
    catalog: &Catalog,
    findings: &mut Diagnostics,
) -> Option<(ZoneId, Origin)> {
    let stated = region.stated;
    let find = |id: &str| {
        region
            .zones
            .keys()
            .find(|zone| zone.as_str() == id)
            .cloned()
    };
    let Some(named) = &stated.nat_zone else {
        let first_listed = match &stated.availability_zones.value {
            AvailabilityZones::Named(ids) => ids.first().and_then(|id| find(id.value.as_str())),
            AvailabilityZones::Count(_) => region.zones.keys().next().cloned(),
        };
        return first_listed.map(|zone| (zone, Origin::Rule("the Region's first zone")));
    };
    let zone = find(named.value.as_str());
    if zone.is_none() {
        findings.push(unknown_nat_zone(region, named, catalog));
    }
    zone.map(|zone| (zone, named.span.into()))
}

fn unknown_nat_zone(
    region: &Picked<'_>,
    named: &Located<blueprint::ZoneId>,
    catalog: &Catalog,
) -> Diagnostic {
    let (name, id) = (region.stated.name.value.as_str(), named.value.as_str());
    let used: Vec<String> = region
        .zones
        .keys()
        .map(|zone| format!("`{zone}`"))
        .collect();
    let used = used.join(", ");
    let may_exist = catalog.region(name).is_some_and(|facts| {
        matches!(facts.zones, Zones::FactsMissing) || facts.zone(id).is_some()
    });
    let (what, help) = if may_exist {
        (
            format!("a zone that the tree does not use in `{name}`"),
            format!("write one of {used}, or list `{id}` in `availability_zones`"),
        )
    } else {
        (
            format!("which is no zone of `{name}`"),
            format!("write one of {used}"),
        )
    };
    Diagnostic::new(
        Code::NatZoneUnknown,
        format!("`nat_zone` names `{id}`, {what}"),
        help,
    )
    .label(named.span, "no public subnet there")
    .label(region.stated.availability_zones.span, "these are the zones")
}

fn check_quota(picked: &[Picked<'_>], findings: &mut Diagnostics) {
    for region in picked {
        let (name, needed) = (region.stated.name.value.as_str(), region.zones.len());
        if needed > ELASTIC_IP_QUOTA {
            findings.push(
                Diagnostic::new(
                    Code::ElasticIpQuota,
                    format!(
                        "`{name}` needs {needed} Elastic IP addresses, an account's default quota is {ELASTIC_IP_QUOTA}"
                    ),
                    "ask for quota L-0263D0A3 (EC2-VPC Elastic IPs) before the apply, or write `egress = \"single\"` under `[nat]`",
                )
                .label(
                    region.stated.availability_zones.span.or(region.stated.name.span),
                    format!("{needed} zones, one NAT gateway each"),
                ),
            );
        }
    }
}
