use std::collections::{BTreeMap, BTreeSet};

use super::drawn::{Drawn, Picked};
use super::{cidrs, primary, zones};
use crate::blueprint::{self, Blueprint};
use crate::catalog::{self, Catalog, nearest};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Origin, Origins, RegionName, RegionPlan, Regions};

/// Resolves the Regions as far as they are sound.
pub(super) fn resolve<'a>(
    blueprint: &'a Blueprint,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Drawn<'a> {
    let known = known_regions(blueprint, catalog, findings);
    check_duplicates(blueprint, findings);
    check_partitions(blueprint, catalog, &known, findings);

    let mut retired = BTreeSet::new();
    for (stated, facts) in &known {
        let name = RegionName(facts.name.clone());
        origins.record(format!("region.{name}.retired"), stated.retired.span);
        if stated.retired.value {
            retired.insert(name);
        }
    }

    let staying = || known.iter().filter(|(stated, _)| !stated.retired.value);
    let blocks: Vec<_> = staying().map(|(stated, _)| *stated).collect();
    let blocks = cidrs::resolve(&blocks, findings);
    let mut active = BTreeMap::new();
    let mut picked = Vec::new();
    for ((stated, facts), cidr) in staying().zip(blocks) {
        let name = RegionName(facts.name.clone());
        let zones = zones::resolve(stated, facts, catalog, origins, findings);
        origins.record(format!("region.{name}.cidr"), stated.cidr.span);
        let Some(zones) = zones else { continue };
        let region = Picked { stated, zones };
        if let Some(cidr) = cidr {
            origins.record(
                format!("region.{name}.code"),
                Origin::Rule("the zone ids' prefix"),
            );
            let plan = RegionPlan {
                code: region.code().to_owned(),
                cidr,
                zones: region.zones.clone(),
            };
            active.insert(name, plan);
        }
        picked.push(region);
    }
    let primary = primary::resolve(blueprint, catalog, origins, findings)
        .filter(|primary| active.contains_key(primary));
    let regions = primary
        .zip(known.first())
        .map(|(primary, (_, facts))| Regions {
            partition: facts.partition,
            primary,
            active,
            retired,
        });
    Drawn { regions, picked }
}

fn known_regions<'a, 'c>(
    blueprint: &'a Blueprint,
    catalog: &'c Catalog,
    findings: &mut Diagnostics,
) -> Vec<(&'a blueprint::Region, &'c catalog::Region)> {
    let mut known = Vec::new();
    for region in &blueprint.regions {
        let name = region.name.value.as_str();
        match catalog.region(name) {
            Some(facts) => known.push((region, facts)),
            None => findings.push(unknown_region(
                Code::RegionUnknown,
                name,
                catalog,
                region.name.span,
            )),
        }
    }
    known
}

/// The finding for a Region that the catalogue lacks, with the nearest that it has.
pub(super) fn unknown_region(
    code: Code,
    name: &str,
    catalog: &Catalog,
    span: Option<crate::source::Span>,
) -> Diagnostic {
    if let Some(left_out) = catalog.left_out(name) {
        return Diagnostic::new(
            code,
            format!(
                "Region `{name}` of partition {} cannot be rendered: {}",
                left_out.partition, left_out.reason
            ),
            "write another Region, such as `us-east-1`",
        )
        .label(span, "left out of the catalogue");
    }
    let help = match nearest(name, catalog.regions().map(|region| region.name.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "write the name of a Region of the partitions aws, aws-cn or aws-us-gov, such as `us-east-1`".to_owned(),
    };
    Diagnostic::new(code, format!("there is no Region `{name}`"), help).label(
        span,
        format!("not a Region in the catalogue of {}", catalog.date()),
    )
}

fn check_duplicates(blueprint: &Blueprint, findings: &mut Diagnostics) {
    for (index, region) in blueprint.regions.iter().enumerate() {
        let name = &region.name;
        let same = |other: &&blueprint::Region| other.name.value == name.value;
        if let Some(first) = blueprint.regions[..index].iter().find(same) {
            findings.push(
                Diagnostic::new(
                    Code::RegionDuplicate,
                    format!("Region `{}` has two `[[region]]` sections", name.value),
                    "remove one of them, or give it another Region's name",
                )
                .label(name.span, "again here")
                .label(first.name.span, "first here"),
            );
        }
    }
}

/// Refuses Regions of another partition than the leading one's.
fn check_partitions(
    blueprint: &Blueprint,
    catalog: &Catalog,
    known: &[(&blueprint::Region, &catalog::Region)],
    findings: &mut Diagnostics,
) {
    let Some((wanted, wanted_facts)) = primary::leading(blueprint, catalog) else {
        return;
    };
    for (region, facts) in known {
        if facts.partition != wanted_facts.partition {
            findings.push(
                Diagnostic::new(
                    Code::RegionPartitionMixed,
                    format!(
                        "`{}` is of partition {}, `{}` of {}",
                        facts.name, facts.partition, wanted_facts.name, wanted_facts.partition
                    ),
                    format!("write a blueprint of its own for `{}`: accounts, IAM and KMS do not reach across partitions", facts.name),
                )
                .label(region.name.span, format!("partition {}", facts.partition))
                .label(wanted.name.span, format!("partition {}", wanted_facts.partition)),
            );
        }
    }
}
