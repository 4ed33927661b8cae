use crate::blueprint::{self, Blueprint};
use crate::catalog::{self, Catalog, nearest};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Origin, Origins, RegionName};
use crate::source::Located;

/// The name of the primary Region as far as the blueprint decides it: the one that is named, or the only one.
pub(super) fn name(blueprint: &Blueprint) -> Option<&str> {
    match (&blueprint.primary_region, blueprint.regions.as_slice()) {
        (Some(named), _) => Some(named.value.as_str()),
        (None, [only]) => Some(only.name.value.as_str()),
        (None, _) => None,
    }
}

/// The Region whose partition is the tree's: the primary one, or the first that is known where the primary one is not.
pub(super) fn leading<'b, 'c>(
    blueprint: &'b Blueprint,
    catalog: &'c Catalog,
) -> Option<(&'b blueprint::Region, &'c catalog::Region)> {
    let primary = name(blueprint);
    let known = || {
        blueprint.regions.iter().filter_map(|region| {
            let facts = catalog.region(region.name.value.as_str())?;
            Some((region, facts))
        })
    };
    known()
        .find(|(_, facts)| Some(facts.name.as_str()) == primary)
        .or_else(|| known().next())
}

/// Finds the Region that holds what exists once: the one that is named, or the only one.
pub(super) fn resolve(
    blueprint: &Blueprint,
    catalog: &Catalog,
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<RegionName> {
    let found = match &blueprint.primary_region {
        Some(stated) => {
            origins.record("primary_region", stated.span);
            find(stated, blueprint, catalog)
        }
        None => {
            origins.record("primary_region", Origin::Rule("the only Region"));
            only(blueprint, catalog)
        }
    };
    match found {
        Ok(region) if !region.retired.value => {
            Some(RegionName(region.name.value.as_str().to_owned()))
        }
        Ok(region) => {
            findings.push(retired(region, blueprint));
            None
        }
        Err(finding) => {
            findings.extend(finding);
            None
        }
    }
}

/// The Region that is named; no finding where another one tells the same fault.
fn find<'a>(
    stated: &Located<blueprint::RegionName>,
    blueprint: &'a Blueprint,
    catalog: &Catalog,
) -> Result<&'a blueprint::Region, Option<Diagnostic>> {
    let name = stated.value.as_str();
    let names = || blueprint.regions.iter().map(|r| r.name.value.as_str());
    if let Some(region) = blueprint
        .regions
        .iter()
        .find(|r| r.name.value == stated.value)
    {
        return Ok(region);
    }
    if is_meant_elsewhere(name, blueprint, catalog) {
        return Err(None);
    }
    let help = match nearest(name, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!(
            "write one of the Regions of this blueprint: {}",
            names()
                .map(|n| format!("`{n}`"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    };
    Err(Some(
        Diagnostic::new(
            Code::PrimaryRegionUnknown,
            format!("the primary Region `{name}` is not one of this blueprint's Regions"),
            help,
        )
        .label(stated.span, "no `[[region]]` of this name"),
    ))
}

/// Whether a misspelt section is told to take this very name: the fault is there, not where the name stands rightly.
pub(super) fn is_meant_elsewhere(name: &str, blueprint: &Blueprint, catalog: &Catalog) -> bool {
    let is_meant = |other: &str| {
        catalog.region(other).is_none()
            && nearest(other, catalog.regions().map(|r| r.name.as_str())) == Some(name)
    };
    blueprint
        .regions
        .iter()
        .any(|region| is_meant(region.name.value.as_str()))
}

/// The only Region. Where one stands several times there is no choice to make either, only a fault that is told by itself.
fn only<'a>(
    blueprint: &'a Blueprint,
    catalog: &Catalog,
) -> Result<&'a blueprint::Region, Option<Diagnostic>> {
    let regions = &blueprint.regions;
    if let [only] = regions.as_slice() {
        return Ok(only);
    }
    let is_another = |region: &&blueprint::Region| region.name.value != regions[0].name.value;
    let Some(second) = regions.iter().find(is_another) else {
        return Err(None);
    };
    let is_fit = |region: &&blueprint::Region| {
        !region.retired.value && catalog.region(region.name.value.as_str()).is_some()
    };
    let fit = regions.iter().find(is_fit).unwrap_or(&regions[0]);
    Err(Some(
        Diagnostic::new(
            Code::PrimaryRegionMissing,
            format!("there are {} Regions, but no `primary_region`", regions.len()),
            format!(
                "write `primary_region = \"{}\"`, or another of the Regions, above the first section",
                fit.name.value
            ),
        )
        .label(second.name.span, "a second Region"),
    ))
}

fn retired(region: &blueprint::Region, blueprint: &Blueprint) -> Diagnostic {
    let name = &region.name.value;
    let stays = blueprint.regions.iter().find(|other| !other.retired.value);
    let help = match stays {
        Some(other) => format!(
            "write `primary_region = \"{}\"`, and apply that before `{name}` retires",
            other.name.value
        ),
        None => "remove `retired`, because one Region has to stay".to_owned(),
    };
    Diagnostic::new(
        Code::PrimaryRegionRetired,
        format!("the primary Region `{name}` is retired"),
        format!("{help}; to remove everything, follow the teardown in the tree's README"),
    )
    .label(region.retired.span, "retired here")
    .label(
        blueprint
            .primary_region
            .as_ref()
            .and_then(|stated| stated.span),
        "but primary here",
    )
}
