use std::collections::BTreeMap;

use crate::blueprint::{self, AvailabilityZones};
use crate::catalog::{self, Catalog, ZoneAccess, ZoneId, Zones, nearest};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Origin, Origins};
use crate::source::Located;

/// Picks a Region's zones: those that are named, or as many of the default order as are asked for.
///
/// Zones are chosen by zone id, which means the same zone in every account; names such as `us-east-1a` do not:
/// <https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html>
pub(super) fn resolve(
    region: &blueprint::Region,
    facts: &catalog::Region,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<BTreeMap<ZoneId, u8>> {
    let span = region.availability_zones.span;
    let (picked, origin) = match &region.availability_zones.value {
        AvailabilityZones::Count(count) => (
            by_count(*count, region, facts, findings)?,
            Origin::Rule("the Region's first open zones, by zone number"),
        ),
        AvailabilityZones::Named(ids) => (by_id(ids, facts, catalog, findings)?, span.into()),
    };
    for zone in &picked {
        origins.record(
            format!("region.{}.zones.{}", facts.name, zone.as_str()),
            origin,
        );
    }
    Some(
        picked
            .into_iter()
            .map(|zone| {
                let slot = zone.slot();
                (zone, slot)
            })
            .collect(),
    )
}

fn by_count(
    count: u8,
    region: &blueprint::Region,
    facts: &catalog::Region,
    findings: &mut Diagnostics,
) -> Option<Vec<ZoneId>> {
    let span = region.availability_zones.span.or(region.name.span);
    if matches!(facts.zones, Zones::FactsMissing) {
        findings.push(
            Diagnostic::new(
                Code::ZonesNotNamed,
                format!("the catalogue does not know the zones of `{}`, so it cannot choose {count} of them", facts.name),
                format!(
                    "list the zone ids: `availability_zones = [\"...-az1\", \"...-az2\"]`; `aws ec2 describe-availability-zones --region {} --query 'AvailabilityZones[].ZoneId'` prints them",
                    facts.name
                ),
            )
            .label(span, format!("cannot choose {count} zones")),
        );
        return None;
    }
    let open: Vec<ZoneId> = facts.open_zones().cloned().collect();
    if open.len() < usize::from(count) {
        findings.push(
            Diagnostic::new(
                Code::ZonesTooMany,
                format!(
                    "`{}` has {} zones open to every account, not {count}",
                    facts.name,
                    open.len()
                ),
                too_many_help(facts, open.len()),
            )
            .label(span, "more than the Region has"),
        );
        return None;
    }
    Some(open.into_iter().take(usize::from(count)).collect())
}

fn too_many_help(facts: &catalog::Region, open: usize) -> String {
    let most = match open {
        0..=2 => "write 2".to_owned(),
        _ => format!("write a whole number from 2 to {open}"),
    };
    let zones = facts.zones.known().iter();
    let others = listed(
        zones
            .filter(|zone| zone.access != ZoneAccess::Open)
            .map(|zone| &zone.id),
    );
    if others.is_empty() {
        most
    } else {
        format!("{most}; {others} is used only where a list names it")
    }
}

/// Zone ids in backticks.
fn listed<'a>(zones: impl Iterator<Item = &'a ZoneId>) -> String {
    let quoted: Vec<String> = zones.map(|zone| format!("`{zone}`")).collect();
    quoted.join(", ")
}

fn by_id(
    ids: &[Located<blueprint::ZoneId>],
    facts: &catalog::Region,
    catalog: &Catalog,
    findings: &mut Diagnostics,
) -> Option<Vec<ZoneId>> {
    let picked: Vec<Option<ZoneId>> = ids
        .iter()
        .map(|id| match &facts.zones {
            Zones::Known(zones) => known_zone(id, facts, zones, catalog, findings),
            Zones::FactsMissing => unproved_zone(id, ids, facts, catalog, findings),
        })
        .collect();
    picked.into_iter().collect()
}

fn known_zone(
    id: &Located<blueprint::ZoneId>,
    facts: &catalog::Region,
    zones: &[catalog::Zone],
    catalog: &Catalog,
    findings: &mut Diagnostics,
) -> Option<ZoneId> {
    let text = id.value.as_str();
    let Some(zone) = zones.iter().find(|zone| zone.id.as_str() == text) else {
        findings.push(unknown_zone(id, facts, zones, catalog));
        return None;
    };
    let open = listed(facts.open_zones());
    match zone.access {
        ZoneAccess::Open => {}
        ZoneAccess::ClosedToNewAccounts => findings.push(
            Diagnostic::new(
                Code::ZoneClosed,
                format!("zone `{text}` is closed to accounts that do not use it yet"),
                format!("write one of {open}, unless this account has resources in `{text}`"),
            )
            .label(id.span, "not offered to new accounts"),
        ),
        ZoneAccess::Constrained => findings.push(
            Diagnostic::new(
                Code::ZoneConstrained,
                format!("zone `{text}` lacks services and most instance types"),
                format!(
                    "write one of {open}, unless what you run is known to be offered in `{text}`"
                ),
            )
            .label(id.span, "not a zone to grow in"),
        ),
    }
    Some(zone.id.clone())
}

fn unknown_zone(
    id: &Located<blueprint::ZoneId>,
    facts: &catalog::Region,
    zones: &[catalog::Zone],
    catalog: &Catalog,
) -> Diagnostic {
    let (text, name) = (id.value.as_str(), &facts.name);
    let all = listed(zones.iter().map(|zone| &zone.id));
    let help = match nearest(text, zones.iter().map(|zone| zone.id.as_str())) {
        Some(near) => format!("did you mean `{near}`? `{name}` has {all}"),
        None => format!("`{name}` has {all}"),
    };
    let message = match catalog.region_of_zone(text) {
        Some(owner) => format!(
            "`{name}` has no zone `{text}`, that is one of `{}`",
            owner.name
        ),
        None => format!("`{name}` has no zone `{text}`"),
    };
    Diagnostic::new(Code::ZoneUnknown, message, help).label(id.span, "not a zone of this Region")
}

/// A zone of a Region whose zones the catalogue does not know: believed, where it can be one at all.
fn unproved_zone(
    id: &Located<blueprint::ZoneId>,
    ids: &[Located<blueprint::ZoneId>],
    facts: &catalog::Region,
    catalog: &Catalog,
    findings: &mut Diagnostics,
) -> Option<ZoneId> {
    let text = id.value.as_str();
    // No id of a Region that is known can be one of this Region, nor two codes be of one Region.
    let possible = |id: &Located<blueprint::ZoneId>| {
        ZoneId::parse(id.value.as_str()).filter(|zone| {
            let of_another = |other: &catalog::Region| other.code.as_deref() == Some(zone.code());
            !catalog.regions().any(of_another)
        })
    };
    let first = ids.iter().find_map(possible);
    match (possible(id), first) {
        (Some(zone), Some(first)) if zone.code() == first.code() => Some(zone),
        _ => {
            findings.push(
                Diagnostic::new(
                    Code::ZoneUnknown,
                    format!("`{text}` cannot be a zone of `{}`", facts.name),
                    "list zone ids of this one Region, numbered 1 to 6, as `use1-az1` is one of us-east-1",
                )
                .label(id.span, "not a zone of this Region"),
            );
            None
        }
    }
}
