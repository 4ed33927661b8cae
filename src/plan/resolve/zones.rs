use std::collections::BTreeMap;

use crate::blueprint::{self, AvailabilityZones};
use crate::catalog::{self, ZoneAccess, ZoneId, Zones, nearest};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Origin, Origins};
use crate::source::{Located, Span};

/// Picks a Region's zones: those that are named, or as many of the default order as are asked for.
///
/// Zones are chosen by zone id, which means the same zone in every account; names such as `us-east-1a` do not:
/// <https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html>
pub(super) fn resolve(
    region: &blueprint::Region,
    facts: &catalog::Region,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<BTreeMap<ZoneId, u8>> {
    let span = region.availability_zones.span;
    let (picked, origin) = match &region.availability_zones.value {
        AvailabilityZones::Count(count) => (
            by_count(*count, span, facts, findings)?,
            Origin::Rule("the Region's first open zones, by zone number"),
        ),
        AvailabilityZones::Named(ids) => (by_id(ids, facts, findings)?, span.into()),
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
    span: Option<Span>,
    facts: &catalog::Region,
    findings: &mut Diagnostics,
) -> Option<Vec<ZoneId>> {
    if matches!(facts.zones, Zones::FactsMissing) {
        findings.push(
            Diagnostic::new(
                Code::ZonesNotNamed,
                format!("the catalogue does not know the zones of `{}`", facts.name),
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
                format!("write {} or less", open.len()),
            )
            .label(span, "more than the Region has"),
        );
        return None;
    }
    Some(open.into_iter().take(usize::from(count)).collect())
}

fn by_id(
    ids: &[Located<blueprint::ZoneId>],
    facts: &catalog::Region,
    findings: &mut Diagnostics,
) -> Option<Vec<ZoneId>> {
    let picked: Vec<Option<ZoneId>> = ids
        .iter()
        .map(|id| match &facts.zones {
            Zones::Known(zones) => known_zone(id, facts, zones, findings),
            Zones::FactsMissing => unproved_zone(id, ids, facts, findings),
        })
        .collect();
    picked.into_iter().collect()
}

fn known_zone(
    id: &Located<blueprint::ZoneId>,
    facts: &catalog::Region,
    zones: &[catalog::Zone],
    findings: &mut Diagnostics,
) -> Option<ZoneId> {
    let text = id.value.as_str();
    let Some(zone) = zones.iter().find(|zone| zone.id.as_str() == text) else {
        findings.push(unknown_zone(id, facts, zones));
        return None;
    };
    match zone.access {
        ZoneAccess::Open => {}
        ZoneAccess::ClosedToNewAccounts => findings.push(
            Diagnostic::new(
                Code::ZoneClosed,
                format!("zone `{text}` is closed to accounts that do not use it yet"),
                "name another zone, unless this account has resources there",
            )
            .label(id.span, "not offered to new accounts"),
        ),
        ZoneAccess::Constrained => findings.push(
            Diagnostic::new(
                Code::ZoneConstrained,
                format!("zone `{text}` lacks services and most instance types"),
                "name another zone, unless what you run there is known to be offered",
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
) -> Diagnostic {
    let text = id.value.as_str();
    let names = || zones.iter().map(|zone| zone.id.as_str());
    let all = names()
        .map(|n| format!("`{n}`"))
        .collect::<Vec<_>>()
        .join(", ");
    let help = match nearest(text, names()) {
        Some(near) => format!("did you mean `{near}`? `{}` has {all}", facts.name),
        None => format!("`{}` has {all}", facts.name),
    };
    Diagnostic::new(
        Code::ZoneUnknown,
        format!("`{}` has no zone `{text}`", facts.name),
        help,
    )
    .label(id.span, "not a zone of this Region")
}

/// A zone of a Region whose zones the catalogue does not know: believed, where it can be one at all.
fn unproved_zone(
    id: &Located<blueprint::ZoneId>,
    ids: &[Located<blueprint::ZoneId>],
    facts: &catalog::Region,
    findings: &mut Diagnostics,
) -> Option<ZoneId> {
    let text = id.value.as_str();
    let zone = ZoneId::parse(text);
    let code_of_first = ids
        .first()
        .and_then(|first| ZoneId::parse(first.value.as_str()));
    match (zone, code_of_first) {
        (Some(zone), Some(first)) if zone.code() == first.code() => Some(zone),
        _ => {
            findings.push(
                Diagnostic::new(
                    Code::ZoneUnknown,
                    format!("`{text}` cannot be a zone of `{}`", facts.name),
                    "list zone ids of one Region, numbered 1 to 6, such as `use1-az1`",
                )
                .label(id.span, "not a zone of this Region"),
            );
            None
        }
    }
}
