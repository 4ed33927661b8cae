use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::drawn::Picked;
use crate::blueprint::Blueprint;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::plan::Identity;
use crate::plan::composed_name::ComposedName;

/// What stands for a Region's code where the Region could not be resolved: the most frequent length.
const CODE_OF_UNKNOWN_REGION: &str = "use1";

/// Refuses a name whose composed names run over a service's limit, and tells each of these at its longest, the worst one first.
pub(super) fn check(
    blueprint: &Blueprint,
    identity: &Identity,
    picked: &[Picked<'_>],
    findings: &mut Diagnostics,
) {
    let known = picked.iter().map(Picked::code);
    let codes = known.chain(picked.is_empty().then_some(CODE_OF_UNKNOWN_REGION));
    let mut over: Vec<(usize, ComposedName)> = codes
        .flat_map(|code| ComposedName::all(identity, code))
        .filter_map(|name| name.excess().map(|excess| (excess, name)))
        .collect();
    over.sort_by_key(|(excess, _)| Reverse(*excess));
    let Some((worst, _)) = over.first() else {
        return;
    };
    let by = match worst {
        1 => "1 character".to_owned(),
        several => format!("{several} characters"),
    };
    let mut told = BTreeSet::new();
    let names: Vec<String> = over
        .iter()
        .filter(|(_, name)| told.insert(name.what))
        .map(|(_, name)| {
            let length = name.name.len();
            format!(
                "the {} would be `{}`, {length} characters of at most {}",
                name.what, name.name, name.limit
            )
        })
        .collect();
    findings.push(
        Diagnostic::new(
            Code::NameTooLong,
            format!(
                "`name` and `environment` are {by} too long together: {}",
                names.join("; ")
            ),
            format!("shorten `name` or `environment` by {by}"),
        )
        .label(
            blueprint.name.span,
            format!("{} characters", identity.name().len()),
        )
        .label(
            blueprint.environment.span,
            format!("{} characters", identity.environment().len()),
        ),
    );
}
