use std::collections::BTreeSet;

use super::known::Known;
use super::{Change, ChangeKind, Changes, Manifest, Snapshot, Wanted, reserved};
use crate::render::{Tree, TreePath};

/// What every path needs so that the disk holds what is wanted. Pure.
pub fn changes(wanted: &Wanted<'_>, snapshot: &Snapshot) -> Changes {
    let known = snapshot.known();
    let vanished: Vec<TreePath> = snapshot
        .owned()
        .into_iter()
        .filter(|path| wanted.tree.get(path).is_none())
        .collect();
    let vanishing: BTreeSet<String> = vanished
        .iter()
        .map(|path| path.as_str().to_ascii_lowercase())
        .collect();
    let mut changes: Vec<Change> = wanted
        .tree
        .iter()
        .map(|(path, text)| {
            let mut change = wanted_file(path, text, snapshot, &known);
            // Deleting `Main.tf` takes `main.tf` along where the file system ignores case: write it again.
            let deleted_along = vanishing.contains(&path.as_str().to_ascii_lowercase());
            if deleted_along && change.kind == ChangeKind::Unchanged {
                change.kind = ChangeKind::Update;
                change.before = snapshot.files.get(path).cloned();
                change.after = Some(text.to_owned());
            }
            change
        })
        .collect();
    changes.extend(vanished.iter().filter_map(|path| {
        let bytes = snapshot.files.get(path)?;
        Some(Change {
            path: path.clone(),
            kind: known
                .conflict(path, bytes)
                .map_or(ChangeKind::Delete, ChangeKind::Conflict),
            before: Some(bytes.clone()),
            after: None,
        })
    }));
    changes.push(manifest(wanted, snapshot));
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Changes { changes, vanished }
}

fn wanted_file(path: &TreePath, text: &str, snapshot: &Snapshot, known: &Known<'_>) -> Change {
    let before = snapshot.files.get(path);
    let kind = match before {
        None => ChangeKind::Create,
        Some(bytes) if bytes == text.as_bytes() => ChangeKind::Unchanged,
        Some(bytes) => known
            .conflict(path, bytes)
            .map_or(ChangeKind::Update, ChangeKind::Conflict),
    };
    change(path.clone(), kind, before, text)
}

/// The manifest is ours whatever it says: it holds nothing that is not derived from the tree.
fn manifest(wanted: &Wanted<'_>, snapshot: &Snapshot) -> Change {
    let text = Manifest::of(wanted).text();
    let before = snapshot.manifest_bytes.as_ref();
    let kind = match before {
        None => ChangeKind::Create,
        Some(bytes) if bytes == text.as_bytes() => ChangeKind::Unchanged,
        Some(_) => ChangeKind::Update,
    };
    change(reserved::manifest(), kind, before, &text)
}

fn change(path: TreePath, kind: ChangeKind, before: Option<&Vec<u8>>, after: &str) -> Change {
    let differs = kind != ChangeKind::Unchanged;
    Change {
        path,
        kind,
        before: before.filter(|_| differs).cloned(),
        after: differs.then(|| after.to_owned()),
    }
}

/// What turns one tree into another, both in memory. Pure.
pub fn differences(old: &Tree, new: &Tree) -> Changes {
    let wanted = new.iter().map(|(path, text)| {
        let before = old.get(path);
        let kind = match before {
            None => ChangeKind::Create,
            Some(before) if before == text => ChangeKind::Unchanged,
            Some(_) => ChangeKind::Update,
        };
        let before = before.map(|text| text.as_bytes().to_vec());
        change(path.clone(), kind, before.as_ref(), text)
    });
    let gone = old
        .iter()
        .filter(|(path, _)| new.get(path).is_none())
        .map(|(path, text)| Change {
            path: path.clone(),
            kind: ChangeKind::Delete,
            before: Some(text.as_bytes().to_vec()),
            after: None,
        });
    let mut changes: Vec<Change> = wanted.chain(gone).collect();
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Changes {
        changes,
        vanished: Vec::new(),
    }
}
