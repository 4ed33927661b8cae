use crate::blueprint::Blueprint;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::composed_name::ComposedName;
use crate::plan::{Identity, Regions};

/// What stands for a Region's code where the Region could not be resolved: the most frequent length.
const CODE_OF_UNKNOWN_REGION: &str = "use1";

/// Refuses a name whose composed names run over a service's limit. The tightest name is the one that is told.
pub(super) fn check(
    blueprint: &Blueprint,
    identity: &Identity,
    regions: Option<&Regions>,
    findings: &mut Diagnostics,
) {
    let codes: Vec<&str> = regions.map_or_else(
        || vec![CODE_OF_UNKNOWN_REGION],
        |regions| regions.active().values().map(|r| r.code()).collect(),
    );
    let worst = codes
        .into_iter()
        .flat_map(|code| ComposedName::all(identity, code))
        .filter_map(|name| name.excess().map(|excess| (excess, name)))
        .max_by_key(|(excess, _)| *excess);
    if let Some((excess, name)) = worst {
        findings.push(
            Diagnostic::new(
                Code::NameTooLong,
                format!(
                    "`name` and `environment` are {excess} characters too long together: the {} would be `{}`, {} characters of at most {}",
                    name.what,
                    name.name,
                    name.name.len(),
                    name.limit
                ),
                format!("shorten `name` or `environment` by {excess} characters"),
            )
            .label(blueprint.name.span, format!("{} characters", identity.name().len()))
            .label(
                blueprint.environment.span,
                format!("{} characters", identity.environment().len()),
            ),
        );
    }
}
