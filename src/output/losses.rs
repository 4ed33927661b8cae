use super::{Loss, Manifest, Replacement, Snapshot, Wanted};

/// What the next apply would destroy of the resources that hold data, by what the last complete render left and the wanted tree has; sorted by
/// address. Pure; what is expendable is part of it.
///
/// A manifest of format 1 knows no attributes, so that only removals show; without one nothing does. An attribute that only one of the two
/// trees has is no change: a cluster that becomes the secondary of another names no database any more, and stays.
pub fn losses(wanted: &Wanted<'_>, snapshot: &Snapshot) -> Vec<Loss> {
    let before = snapshot.manifest().map(Manifest::stateful);
    before
        .into_iter()
        .flatten()
        .filter_map(|(address, before)| {
            let Some(after) = wanted.stateful.get(address) else {
                return Some(Loss {
                    address: address.clone(),
                    replacements: Vec::new(),
                });
            };
            let replacements: Vec<Replacement> = before
                .iter()
                .filter_map(|(attribute, old)| {
                    let new = after.get(attribute.as_str())?;
                    (new.value != *old).then(|| Replacement {
                        attribute: attribute.clone(),
                        old: old.clone(),
                        new: new.value.clone(),
                        keys: new.keys,
                    })
                })
                .collect();
            (!replacements.is_empty()).then(|| Loss {
                address: address.clone(),
                replacements,
            })
        })
        .collect()
}

/// Those that are not expendable.
pub(super) fn refused(wanted: &Wanted<'_>, snapshot: &Snapshot) -> Vec<Loss> {
    let mut losses = losses(wanted, snapshot);
    losses.retain(|loss| !wanted.expendable.contains(&loss.address));
    losses
}
