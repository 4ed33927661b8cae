use crate::blueprint::{self, Blueprint};
use crate::catalog::{self, Catalog, nearest};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::{Origin, Origins, RegionName};

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
    origins: &mut Origins,
    findings: &mut Diagnostics,
) -> Option<RegionName> {
    let names = || blueprint.regions.iter().map(|r| r.name.value.as_str());
    let Some(stated) = &blueprint.primary_region else {
        return match blueprint.regions.as_slice() {
            [only] if !only.retired.value => {
                origins.record("primary_region", Origin::Rule("the only Region"));
                Some(RegionName(only.name.value.as_str().to_owned()))
            }
            [only] => {
                findings.push(retired(only.name.value.as_str(), only.retired.span, None));
                None
            }
            several => {
                findings.push(
                    Diagnostic::new(
                        Code::PrimaryRegionMissing,
                        format!("there are {} Regions, but no `primary_region`", several.len()),
                        format!(
                            "write `primary_region = \"{}\"`, or another of the Regions, above the first section",
                            names().next().unwrap_or_default()
                        ),
                    )
                    .label(several.get(1).and_then(|r| r.name.span), "a second Region"),
                );
                None
            }
        };
    };
    let name = stated.value.as_str();
    origins.record("primary_region", stated.span);
    let Some(region) = blueprint
        .regions
        .iter()
        .find(|region| region.name.value.as_str() == name)
    else {
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
        findings.push(
            Diagnostic::new(
                Code::PrimaryRegionUnknown,
                format!("the primary Region `{name}` is not one of this blueprint's Regions"),
                help,
            )
            .label(stated.span, "no `[[region]]` of this name"),
        );
        return None;
    };
    if region.retired.value {
        findings.push(retired(name, region.retired.span, stated.span));
        return None;
    }
    Some(RegionName(name.to_owned()))
}

fn retired(
    name: &str,
    span: Option<crate::source::Span>,
    primary_span: Option<crate::source::Span>,
) -> Diagnostic {
    Diagnostic::new(
        Code::PrimaryRegionRetired,
        format!("the primary Region `{name}` is retired"),
        "name another Region as `primary_region` first, and apply; or tear the whole tree down as its README says",
    )
    .label(span, "retired here")
    .label(primary_span, "but primary here")
}
