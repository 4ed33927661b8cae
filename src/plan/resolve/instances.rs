use super::drawn::Picked;
use super::fitness::unfit;
use super::listing::either;
use super::primary;
use crate::blueprint::{Blueprint, InstanceType};
use crate::catalog::{self, Availability, Catalog, InstanceTypeGap, ZoneId};
use crate::choice::Architecture;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Origin, Origins};
use crate::source::Located;

/// Checks that the instance types exist, are of one architecture and are offered in every zone; yields the architecture of the preferred one.
pub(super) fn resolve(
    blueprint: &Blueprint,
    catalog: &Catalog,
    picked: &[Picked<'_>],
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<Architecture> {
    let section = &blueprint.asg;
    let preferred = &section.instance_type;
    let others = &section.other_instance_types;
    origins.record("asg.instance_type", preferred.span);
    origins.record("asg.other_instance_types", others.span);
    origins.record(
        "asg.architecture",
        Origin::Rule("the instance type's architecture"),
    );
    let mut known: Vec<(&Located<InstanceType>, Architecture)> = Vec::new();
    for named in std::iter::once(preferred).chain(&others.value) {
        if let Some((first, _)) = known.iter().find(|(first, _)| first.value == named.value) {
            findings.push(repeated(named, first));
        } else if let Some(architecture) = architecture(named, catalog, picked, findings) {
            known.push((named, architecture));
        }
    }
    check_architectures(&known, findings);
    for (named, _) in &known {
        findings.extend(unfit(named, blueprint, catalog));
        findings.extend(not_offered(named, catalog, picked));
    }
    // A Region of a foreign partition cannot stay: no need to tell more of it.
    let partition = primary::leading(blueprint, catalog).map(|(_, leading)| leading.partition);
    let is_own = |region: &&Picked<'_>| {
        let facts = catalog.region(region.stated.name.value.as_str());
        facts.map(|facts| facts.partition) == partition
    };
    for region in picked.iter().filter(is_own) {
        findings.extend(unproved(&known, region, catalog));
    }
    known
        .first()
        .filter(|(first, _)| first.value == preferred.value)
        .map(|(_, architecture)| *architecture)
}

fn repeated(named: &Located<InstanceType>, first: &Located<InstanceType>) -> Diagnostic {
    Diagnostic::new(
        Code::InstanceTypeDuplicate,
        format!("`{}` is the preferred instance type already", named.value),
        "remove it from `other_instance_types`: an Auto Scaling group takes each type once",
    )
    .label(named.span, "named again")
    .label(first.span, "first named here")
}

fn architecture(
    named: &Located<InstanceType>,
    catalog: &Catalog,
    picked: &[Picked<'_>],
    findings: &mut Diagnostics,
) -> Option<Architecture> {
    let name = named.value.as_str();
    if let Some(facts) = catalog.instance_type(name) {
        return Some(chosen(facts.architecture));
    }
    let gap = catalog.instance_type_gap(name);
    if let Some(InstanceTypeGap::FactsMissing { architecture }) = gap {
        findings.push(
            Diagnostic::new(
                Code::FactsMissing,
                format!("the catalogue does not know which zones offer `{name}`"),
                "look it up before you apply, with `aws ec2 describe-instance-type-offerings --location-type availability-zone-id`: nothing was verified here",
            )
            .label(named.span, "facts are missing for this type"),
        );
        return Some(chosen(architecture));
    }
    let (message, label) = match gap {
        Some(InstanceTypeGap::Unusable { reason }) => (
            format!("the tree cannot run on `{name}`: {reason}"),
            "left out of the catalogue".to_owned(),
        ),
        _ => (
            format!("there is no instance type `{name}`"),
            format!("not a type in the catalogue of {}", catalog.date()),
        ),
    };
    let help = match suggestions(name, catalog, picked) {
        Some(types) => format!("write {types}"),
        None => "write an instance type of EC2, such as `t4g.small` or `m7g.large`".to_owned(),
    };
    findings
        .push(Diagnostic::new(Code::InstanceTypeUnknown, message, help).label(named.span, label));
    None
}

fn chosen(architecture: catalog::Architecture) -> Architecture {
    match architecture {
        catalog::Architecture::Arm64 => Architecture::Arm64,
        catalog::Architecture::X86_64 => Architecture::X86_64,
    }
}

/// The types nearest to `name` that every chosen zone offers, so that one of them mends all Regions at once.
fn suggestions(name: &str, catalog: &Catalog, picked: &[Picked<'_>]) -> Option<String> {
    let zones: Vec<&ZoneId> = picked
        .iter()
        .flat_map(|region| region.zones.keys())
        .collect();
    let types = catalog.nearest_instance_types(name, &zones);
    either(types.iter().map(|near| &near.name))
}

/// One image serves all instances of a group, and an image is of one architecture.
fn check_architectures(
    known: &[(&Located<InstanceType>, Architecture)],
    findings: &mut Diagnostics,
) {
    let Some(((first, wanted), rest)) = known.split_first() else {
        return;
    };
    for (named, architecture) in rest.iter().filter(|(_, other)| other != wanted) {
        findings.push(
            Diagnostic::new(
                Code::InstanceArchitectureMixed,
                format!(
                    "`{}` is of architecture {}, `{}` of {}",
                    named.value,
                    architecture.as_str(),
                    first.value,
                    wanted.as_str()
                ),
                format!(
                    "write types of {} only: all instances start from one image",
                    wanted.as_str()
                ),
            )
            .label(named.span, architecture.as_str())
            .label(first.span, wanted.as_str()),
        );
    }
}

/// The zones of a Region about whose offer of a type the catalogue says this.
fn zones<'a>(
    named: &Located<InstanceType>,
    region: &'a Picked<'_>,
    catalog: &Catalog,
    wanted: Availability,
) -> Vec<&'a ZoneId> {
    let name = named.value.as_str();
    let is_wanted = |zone: &&ZoneId| catalog.offered(name, zone) == wanted;
    region.zones.keys().filter(is_wanted).collect()
}

fn quoted(zones: &[&ZoneId]) -> String {
    let quoted: Vec<String> = zones.iter().map(|zone| format!("`{zone}`")).collect();
    quoted.join(", ")
}

fn not_offered(
    named: &Located<InstanceType>,
    catalog: &Catalog,
    picked: &[Picked<'_>],
) -> Option<Diagnostic> {
    let name = named.value.as_str();
    let lacking: Vec<(&Picked<'_>, String)> = picked
        .iter()
        .filter_map(|region| {
            let zones = zones(named, region, catalog, Availability::NotOffered);
            let place = region.stated.name.value.as_str();
            match zones.len() {
                0 => None,
                all if all == region.zones.len() => {
                    Some((region, format!("in any chosen zone of `{place}`")))
                }
                _ => Some((region, format!("in {} of `{place}`", quoted(&zones)))),
            }
        })
        .collect();
    if lacking.is_empty() {
        return None;
    }
    let places: Vec<&str> = lacking.iter().map(|(_, place)| place.as_str()).collect();
    let places = places.join(", nor ");
    let (message, write) = match named.span {
        Some(_) => (format!("`{name}` is not offered {places}"), "write"),
        None => (
            format!("`{name}`, the default instance type, is not offered {places}"),
            "add an `instance_type` under `[asg]`, such as",
        ),
    };
    let help = match suggestions(name, catalog, picked) {
        Some(types) => {
            format!("{write} {types}, which all chosen zones offer, or choose other zones")
        }
        None => "choose other zones: there is no type that all of these offer".to_owned(),
    };
    let finding = Diagnostic::new(Code::InstanceTypeNotInZone, message, help)
        .label(named.span, "not offered in every chosen zone");
    Some(lacking.iter().fold(finding, |finding, (region, _)| {
        let stated = region.stated;
        let place = stated.availability_zones.span.or(stated.name.span);
        finding.label(place, "these zones are chosen")
    }))
}

/// What no record tells of a Region: China, GovCloud and the newest Regions have none.
fn unproved(
    known: &[(&Located<InstanceType>, Architecture)],
    region: &Picked<'_>,
    catalog: &Catalog,
) -> Option<Diagnostic> {
    let (types, zones): (Vec<String>, Vec<Vec<&ZoneId>>) = known
        .iter()
        // A type without facts at all was told by itself.
        .filter(|(named, _)| catalog.instance_type(named.value.as_str()).is_some())
        .map(|(named, _)| (named, zones(named, region, catalog, Availability::Unknown)))
        .filter(|(_, zones)| !zones.is_empty())
        .map(|(named, zones)| (format!("`{}`", named.value), zones))
        .unzip();
    let mut zones = zones.concat();
    zones.sort();
    zones.dedup();
    let name = region.stated.name.value.as_str();
    (!types.is_empty()).then(|| {
        Diagnostic::new(
            Code::FactsMissing,
            format!(
                "the catalogue does not know whether {} can be had in {} of `{name}`",
                types.join(", "),
                quoted(&zones)
            ),
            format!("look it up before you apply, with `aws ec2 describe-instance-type-offerings --location-type availability-zone-id --region {name}`: nothing was verified here"),
        )
        .label(region.stated.name.span, "facts are missing for this Region")
    })
}
