use std::path::Path;

use serde_json::{Value, json};

use super::args::Judgement;
use super::format::Format;
use super::json_report::{FORMAT_VERSION, pretty};
use super::load::{self, Loaded};
use super::outcome::Outcome;
use super::streams::Streams;
use crate::diagnostics::Kind;
use crate::output::{self, ChangeKind, Changes, Wanted};
use crate::plan::Resolved;
use crate::render::{Stateful, digest};

/// What a blueprint is compared with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Other<'a> {
    /// A tree on disk: what would `render` change there?
    Folder(&'a Path),
    /// A newer blueprint: what does it render differently?
    Blueprint(&'a Path),
}

/// `carshare-gen diff FILE --against DIR` and `carshare-gen diff OLD NEW`
pub(super) fn run(
    first: &Path,
    other: Other<'_>,
    format: Format,
    judgement: Judgement,
    streams: &mut Streams<'_>,
) -> Outcome {
    let changes = resolve(first, judgement, streams).and_then(|first| match other {
        Other::Folder(dir) => against_folder(&first, dir, streams),
        Other::Blueprint(second) => {
            let second = resolve(second, judgement, streams)?;
            let old = load::tree(&first).map_err(|defects| streams.fail(&defects))?;
            let new = load::tree(&second).map_err(|defects| streams.fail(&defects))?;
            Ok(output::differences(&old, &new))
        }
    });
    let shown = changes.and_then(|changes| {
        let text = match format {
            Format::Text => changes.unified_diff(),
            Format::Json => pretty(&report(&changes)),
        };
        streams.product(&text)?;
        Ok(changes)
    });
    match shown {
        Ok(changes) if changes.is_empty() => Outcome::Fine,
        Ok(_) => Outcome::Failed(Kind::Differences),
        Err(kind) => Outcome::Failed(kind),
    }
}

fn resolve(path: &Path, judgement: Judgement, streams: &mut Streams<'_>) -> Result<Resolved, Kind> {
    let loaded = Loaded::read(path, judgement.as_of());
    streams.report(loaded.source.as_ref(), &loaded.findings);
    match loaded.failure(judgement) {
        Some(kind) => Err(kind),
        None => Ok(loaded
            .resolved
            .expect("a blueprint without errors is resolved")),
    }
}

fn against_folder(
    resolved: &Resolved,
    dir: &Path,
    streams: &mut Streams<'_>,
) -> Result<Changes, Kind> {
    let tree = load::tree(resolved).map_err(|defects| streams.fail(&defects))?;
    let plan = digest(&resolved.plan);
    let stateful = Stateful::of(&resolved.plan);
    let wanted = Wanted {
        stateful: &stateful,
        ..Wanted::new(&tree, &plan)
    };
    let snapshot = output::snapshot(dir, &tree).map_err(|findings| streams.fail(&findings))?;
    Ok(output::changes(&wanted, &snapshot))
}

fn report(changes: &Changes) -> Value {
    let files: Vec<Value> = changes
        .differences()
        .map(|change| {
            let kind = match change.kind() {
                ChangeKind::Create => "create",
                ChangeKind::Update => "update",
                ChangeKind::Delete => "delete",
                ChangeKind::Conflict(_) => "conflict",
                ChangeKind::Unchanged => "unchanged",
            };
            json!({ "path": change.path().as_str(), "change": kind, "diff": change.unified_diff() })
        })
        .collect();
    json!({ "version": FORMAT_VERSION, "equal": changes.is_empty(), "files": files })
}
