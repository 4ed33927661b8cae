use std::collections::BTreeSet;

use crate::blueprint::{self, Blueprint};
use crate::catalog::Catalog;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::resolve::entry::active;
use crate::plan::resolve::listing::both;
use crate::plan::resolve::place::Place;
use crate::plan::resolve::primary;
use crate::plan::{Origin, Origins, RegionName};

const PLACE: Place = Place {
    key: "codepipeline.region_order",
    whose: "the deployment's",
    unknown: Code::RegionOrderUnknown,
};

/// Resolves the order of the Regions; `None` where a finding makes that guesswork.
pub(super) fn resolve(
    section: &blueprint::CodePipeline,
    blueprint: &Blueprint,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<Vec<RegionName>> {
    let Some(stated) = &section.region_order else {
        let rule = "the others by name, then the primary Region";
        origins.record(PLACE.key, Origin::Rule(rule));
        return default_order(blueprint);
    };
    origins.record(PLACE.key, stated.span);
    let named: Vec<Option<&str>> = stated
        .value
        .iter()
        .map(|region| PLACE.stated(region, blueprint, catalog, findings))
        .collect();
    // A name that is unknown may be meant for one that is missing.
    let order: Vec<&str> = named.into_iter().collect::<Option<_>>()?;
    let missing: BTreeSet<&str> = active(blueprint)
        .map(|region| region.name.value.as_str())
        .filter(|name| !order.contains(name))
        .collect();
    if let Some(names) = both(&missing) {
        findings.push(
            Diagnostic::new(
                Code::RegionOrderIncomplete,
                format!("`region_order` lacks {names}: nothing would be deployed there"),
                format!(
                    "add {names}, or remove `region_order`: then the primary Region comes last"
                ),
            )
            .label(stated.span, "not all active Regions"),
        );
        return None;
    }
    Some(
        order
            .into_iter()
            .map(|name| RegionName(name.to_owned()))
            .collect(),
    )
}

/// A bad deployment is to fail before it reaches the Region that most depends on.
fn default_order(blueprint: &Blueprint) -> Option<Vec<RegionName>> {
    let primary = primary::name(blueprint)?;
    let others: BTreeSet<&str> = active(blueprint)
        .map(|region| region.name.value.as_str())
        .filter(|name| *name != primary)
        .collect();
    let order = others.into_iter().chain([primary]);
    Some(order.map(|name| RegionName(name.to_owned())).collect())
}
