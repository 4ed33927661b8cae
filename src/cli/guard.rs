//! What an edit would lose, in words: which resources, which lines of the blueprint decide it, and the flags that let them go.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::nearest;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::output::{Changes, Loss, Snapshot};
use crate::plan::{Origin, Origins, Resolved};
use crate::render::Departure;
use crate::source::Span;

#[cfg(test)]
mod tests;

/// One finding a cause, however many resources it would cost. `had` tells of an address whether the tree that is there has it.
pub(super) fn findings(
    losses: &[Loss],
    had: impl Fn(&str) -> bool,
    resolved: &Resolved,
) -> Diagnostics {
    let mut removed: BTreeMap<Departure, Vec<&Loss>> = BTreeMap::new();
    let mut replaced: BTreeMap<Vec<&str>, Vec<&Loss>> = BTreeMap::new();
    for loss in losses {
        if loss.replacements.is_empty() {
            let why = Departure::of(&loss.address, &resolved.plan, &had);
            removed.entry(why).or_default().push(loss);
        } else {
            replaced.entry(keys(loss)).or_default().push(loss);
        }
    }
    let origins = &resolved.origins;
    let removals = removed
        .iter()
        .map(|(why, lost)| removal(why, lost, origins));
    let replacements = replaced
        .iter()
        .map(|(keys, lost)| replacement(keys, lost, origins));
    let mut findings = Diagnostics::new();
    findings.extend(removals.chain(replacements));
    findings
}

/// Warnings of addresses that were named for nothing.
pub(super) fn unneeded(expendable: &BTreeSet<String>, losses: &[Loss]) -> Diagnostics {
    let lost = || losses.iter().map(|loss| loss.address.as_str());
    let mut findings = Diagnostics::new();
    findings.extend(
        expendable
            .iter()
            .filter(|named| lost().all(|address| address != *named))
            .map(|named| {
                let others = lost().filter(|address| !expendable.contains(*address));
                let help = match nearest(named, others) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "leave the flag out: a later edit would lose the resource unseen".to_owned(),
                };
                Diagnostic::new(
                    Code::StatefulAddressUnneeded,
                    format!(
                        "`--allow-replace` names `{}`, which this render neither destroys nor replaces",
                        named.escape_debug()
                    ),
                    help,
                )
            }),
    );
    findings
}

/// A warning where files are there but nothing says what they make: a tree whose manifest was lost.
pub(super) fn unknown(shown: &str, snapshot: &Snapshot, changes: &Changes) -> Option<Diagnostic> {
    let is_known = snapshot.manifest().is_some() || snapshot.is_interrupted();
    let has_files = changes.conflicts().next().is_some();
    (has_files && !is_known).then(|| {
        Diagnostic::new(
            Code::StatefulUnknown,
            format!("`{shown}` holds files but no `.carshare-gen.json`: what holds data there is not known, and nothing guards it"),
            "restore the file from version control; without it, read the next plan for what it destroys before you apply it",
        )
    })
}

fn removal(why: &Departure, lost: &[&Loss], origins: &Origins) -> Diagnostic {
    let message = format!("{} would be destroyed: {}", subject(lost), why.reason);
    let undo = match why.needs_retirement {
        true => {
            "undo the edit; a Region leaves in two renders, the first with `retired = true` in its `[[region]]`"
        }
        false => "undo the edit",
    };
    let finding = Diagnostic::new(
        Code::StatefulRemoved,
        message,
        format!("{undo}; or let go of what {}:\n{}", hold(lost), flags(lost)),
    );
    let keys: Vec<&str> = why.keys.iter().map(String::as_str).collect();
    let mut places = places(&keys, origins);
    if places.is_empty() {
        places = places_of("name", origins).into_iter().collect();
    }
    places.into_iter().fold(finding, |finding, place| {
        let text = match (place.stands_in_for, &keys[..]) {
            (Some(key), [_, ..]) => format!("`{key}` is not stated"),
            (None, _) | (_, []) => why.reason.clone(),
        };
        finding.label(place.span, text)
    })
}

fn replacement(keys: &[&str], lost: &[&Loss], origins: &Origins) -> Diagnostic {
    let changes = |loss: &Loss| {
        loss.replacements
            .iter()
            .map(|change| {
                format!(
                    "`{}` from `{}` to `{}`",
                    change.attribute, change.old, change.new
                )
            })
            .collect::<Vec<_>>()
            .join(", ")
    };
    let message = match lost {
        [only] => format!("{} would be replaced: {}", subject(lost), changes(only)),
        _ => {
            let lines = lost
                .iter()
                .map(|loss| format!("\n`{}`: {}", loss.address, changes(loss)));
            format!(
                "{} would be replaced:{}",
                subject(lost),
                lines.collect::<String>()
            )
        }
    };
    let finding = Diagnostic::new(
        Code::StatefulReplaced,
        message,
        format!(
            "undo the edit; or lose what {}, and get new ones that are empty:\n{}",
            hold(lost),
            flags(lost)
        ),
    );
    let old: BTreeSet<&str> = lost
        .iter()
        .flat_map(|loss| &loss.replacements)
        .map(|change| change.old.as_str())
        .collect();
    places(keys, origins)
        .into_iter()
        .fold(finding, |finding, place| {
            let text = match (place.stands_in_for, keys, old.len()) {
                (Some(key), _, _) => format!("`{key}` is not stated"),
                (None, [_], 1) => old.iter().map(|old| format!("was `{old}`")).collect(),
                (None, ..) => "decides it".to_owned(),
            };
            finding.label(place.span, text)
        })
}

fn subject(lost: &[&Loss]) -> String {
    match lost {
        [only] => format!("`{}` holds data and", only.address),
        _ => format!("{} resources hold data and", lost.len()),
    }
}

fn hold(lost: &[&Loss]) -> &'static str {
    match lost {
        [_] => "it holds",
        _ => "they hold",
    }
}

/// The flags as they are typed, or copied, into a shell: addresses have double quotes, never single ones.
fn flags(lost: &[&Loss]) -> String {
    lost.iter()
        .map(|loss| format!("--allow-replace '{}'", loss.address))
        .collect::<Vec<_>>()
        .join(" \\\n")
}

/// The keys that make the attributes which change, each once.
fn keys(loss: &Loss) -> Vec<&'static str> {
    let mut keys: Vec<&str> = Vec::new();
    for key in loss.replacements.iter().flat_map(|change| change.keys) {
        if !keys.contains(key) {
            keys.push(key);
        }
    }
    keys
}

/// A place in the blueprint.
struct Place<'a> {
    span: Span,
    /// The key that is not stated and that this place is shown for.
    stands_in_for: Option<&'a str>,
}

/// Where keys are stated; for one that is not, what stands in for it. Each place once, those that are stated first.
fn places<'a>(keys: &[&'a str], origins: &Origins) -> Vec<Place<'a>> {
    let mut places: Vec<Place<'a>> = Vec::new();
    for place in keys.iter().filter_map(|key| places_of(key, origins)) {
        if places.iter().all(|other| other.span != place.span) {
            places.push(place);
        }
    }
    places.sort_by_key(|place| place.stands_in_for.is_some());
    let stated = places
        .iter()
        .take_while(|place| place.stands_in_for.is_none());
    let stated = stated.count();
    places.truncate(stated.max(1));
    places
}

/// The place of one key; else of the primary Region for a part's Region, the first key stated in its section, the name.
fn places_of<'a>(key: &'a str, origins: &Origins) -> Option<Place<'a>> {
    let stated = |key: &str| match origins.get(key) {
        Some(Origin::Blueprint(span)) => Some(span),
        Some(Origin::Default | Origin::Rule(_)) | None => None,
    };
    if let Some(span) = stated(key) {
        return Some(Place {
            span,
            stands_in_for: None,
        });
    }
    let (section, last) = key.rsplit_once('.').unwrap_or(("", key));
    let primary = (last == "region").then(|| stated("primary_region"));
    let inside = format!("{section}.");
    let in_section = origins
        .iter()
        .filter(|(other, _)| *other == section || other.starts_with(&inside))
        .filter_map(|(other, _)| stated(other))
        .min_by_key(|span| span.start);
    let span = primary
        .flatten()
        .or(in_section)
        .or_else(|| stated("name"))?;
    Some(Place {
        span,
        stands_in_for: Some(key),
    })
}
