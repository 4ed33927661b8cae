use std::collections::BTreeSet;

use super::entry::active;
use super::listing::both;
use super::place::{self, Place};
use crate::blueprint::{self, Blueprint};
use crate::catalog::Catalog;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{EfsPlan, Origin, Origins, RegionName};

mod throughput;

const PLACE: Place = Place {
    key: "efs.region",
    whose: "the file system's",
    unknown: Code::EfsRegionUnknown,
};

const REPLICA: Place = Place {
    key: "efs.replica_region",
    whose: "the replica's",
    unknown: Code::EfsReplicaRegionUnknown,
};

/// Resolves the section `[efs]`; `None` where a finding makes that guesswork.
pub(super) fn resolve(
    section: &blueprint::Efs,
    blueprint: &Blueprint,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<EfsPlan> {
    let throughput = throughput::resolve(section, origins, findings);
    origins.record(
        "efs.transition_to_ia_days",
        section.transition_to_ia_days.span,
    );
    let home = PLACE.resolve(
        section.region.as_ref(),
        blueprint,
        catalog,
        origins,
        findings,
    );
    let replica = match &section.replica_region {
        None => {
            origins.record("efs.replica_region", Origin::Default);
            Some(None)
        }
        Some(stated) => {
            origins.record("efs.replica_region", stated.span);
            check_difference(section, home, findings);
            let named = REPLICA.stated(stated, blueprint, catalog, findings);
            named.filter(|named| Some(*named) != home).map(Some)
        }
    };
    let (home, replica) = (home?, replica?);
    warn_of_others(section, home, blueprint, findings);
    Some(EfsPlan {
        region: RegionName(home.to_owned()),
        replica: replica.map(|name| RegionName(name.to_owned())),
        throughput: throughput?,
        transition_to_ia_days: section.transition_to_ia_days.value,
    })
}

/// The Region of the file system, as far as the blueprint decides it.
pub(super) fn home<'a>(section: &'a blueprint::Efs, blueprint: &'a Blueprint) -> Option<&'a str> {
    place::meant(section.region.as_ref(), blueprint)
}

/// The Regions that have a file system, as far as the blueprint decides it.
pub(super) fn regions<'a>(
    section: &'a blueprint::Efs,
    blueprint: &'a Blueprint,
) -> BTreeSet<&'a str> {
    let replica = section.replica_region.as_ref();
    let replica = replica.map(|stated| stated.value.as_str());
    home(section, blueprint)
        .into_iter()
        .chain(replica)
        .collect()
}

fn check_difference(section: &blueprint::Efs, home: Option<&str>, findings: &mut Diagnostics) {
    let (Some(replica), Some(home)) = (&section.replica_region, home) else {
        return;
    };
    if replica.value.as_str() != home {
        return;
    }
    let home_span = section.region.as_ref().and_then(|stated| stated.span);
    findings.push(
        Diagnostic::new(
            Code::EfsReplicaRegionSame,
            format!("the replica is in `{home}`, the Region of the file system itself"),
            "write another Region of this blueprint, or remove `replica_region`",
        )
        .label(replica.span, "the same Region")
        .label(home_span, "the file system is here"),
    );
}

/// A replica is all that EFS has for other Regions: who states one has decided which Regions go without.
fn warn_of_others(
    section: &blueprint::Efs,
    home: &str,
    blueprint: &Blueprint,
    findings: &mut Diagnostics,
) {
    let others: BTreeSet<&str> = active(blueprint)
        .map(|region| region.name.value.as_str())
        .filter(|name| *name != home)
        .collect();
    let (Some(names), None) = (both(&others), &section.replica_region) else {
        return;
    };
    findings.push(
        Diagnostic::new(
            Code::EfsRegionsWithout,
            format!("the file system is in `{home}` only: instances in {names} have none"),
            "add a `replica_region`, where instances can read but not write, unless the other Regions can do without these files",
        )
        .label(section.span, "one file system for several Regions"),
    );
}
