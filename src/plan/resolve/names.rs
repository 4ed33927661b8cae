use super::drawn::Picked;
use crate::blueprint::Blueprint;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::Identity;
use crate::plan::composed_name::ComposedName;

/// What stands for a Region's code where the Region could not be resolved: the most frequent length.
const CODE_OF_UNKNOWN_REGION: &str = "use1";

/// Refuses a name whose composed names run over a service's limit. The tightest name is the one that is told.
pub(super) fn check(
    blueprint: &Blueprint,
    identity: &Identity,
    picked: &[Picked<'_>],
    findings: &mut Diagnostics,
) {
    let known = picked.iter().map(Picked::code);
    let codes = known.chain(picked.is_empty().then_some(CODE_OF_UNKNOWN_REGION));
    let worst = codes
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
