use std::path::Path;

use super::args::{Judgement, RenderMode};
use super::load::{self, Loaded};
use super::outcome::Outcome;
use super::streams::Streams;
use crate::diagnostics::Kind;
use crate::output::{self, ChangeKind, Changes, Conflicts, Failure, Report, Wanted};
use crate::plan::Resolved;
use crate::render::{digest, stateful_addresses};

/// `carshare-gen render FILE --out DIR`
pub(super) fn run(
    file: &Path,
    out: &Path,
    mode: RenderMode,
    conflicts: Conflicts,
    judgement: Judgement,
    streams: &mut Streams<'_>,
) -> Outcome {
    let loaded = Loaded::read(file, judgement.as_of());
    streams.report(loaded.source.as_ref(), &loaded.findings);
    if let Some(kind) = loaded.failure(judgement) {
        return Outcome::Failed(kind);
    }
    let resolved = loaded
        .resolved
        .expect("a blueprint without errors is resolved");
    match write(&resolved, out, mode, conflicts, streams) {
        Ok(()) => Outcome::Fine,
        Err(kind) => Outcome::Failed(kind),
    }
}

fn write(
    resolved: &Resolved,
    out: &Path,
    mode: RenderMode,
    conflicts: Conflicts,
    streams: &mut Streams<'_>,
) -> Result<(), Kind> {
    let tree = load::tree(resolved).map_err(|defects| streams.fail(&defects))?;
    let plan = digest(&resolved.plan);
    let stateful = stateful_addresses(&resolved.plan);
    let wanted = Wanted {
        tree: &tree,
        plan: &plan,
        stateful: &stateful,
    };
    match mode {
        RenderMode::Write => {
            let report = output::apply(out, &wanted, conflicts)
                .map_err(|failure| refused(failure, streams))?;
            streams.say(&written(out, &report));
            Ok(())
        }
        RenderMode::DryRun => {
            let changes = compare(out, &wanted, streams)?;
            streams.say(&planned(&changes));
            Ok(())
        }
        RenderMode::Check => {
            let changes = compare(out, &wanted, streams)?;
            if changes.is_empty() {
                streams.say(&format!("{}: up to date\n", out.display()));
                return Ok(());
            }
            streams.product(&changes.unified_diff())?;
            streams.say(&format!(
                "{}: {} files differ from what the blueprint renders\nnext: carshare-gen render --out {}\n",
                out.display(),
                changes.differences().count(),
                out.display(),
            ));
            Err(Kind::Differences)
        }
    }
}

fn compare(out: &Path, wanted: &Wanted<'_>, streams: &mut Streams<'_>) -> Result<Changes, Kind> {
    let snapshot =
        output::snapshot(out, wanted.tree).map_err(|findings| streams.fail(&findings))?;
    Ok(output::changes(wanted, &snapshot))
}

/// Shows what is in the way, if anything is, and why nothing was written.
fn refused(failure: Failure, streams: &mut Streams<'_>) -> Kind {
    for conflict in &failure.conflicts {
        streams.say(&conflict.unified_diff());
    }
    streams.fail(&failure.diagnostics)
}

fn written(out: &Path, report: &Report) -> String {
    let mut text = String::new();
    if report.recovered {
        text.push_str("an earlier run had been stopped; its work is completed\n");
    }
    let lists = [
        ("created", &report.created),
        ("updated", &report.updated),
        ("deleted", &report.deleted),
    ];
    for (verb, paths) in lists {
        for path in paths {
            text.push_str(&format!("{verb} {path}\n"));
        }
    }
    let dir = out.display();
    text.push_str(&format!(
        "{dir}: {} created, {} updated, {} deleted, {} left alone\n",
        report.created.len(),
        report.updated.len(),
        report.deleted.len(),
        report.unchanged.len(),
    ));
    text.push_str(&format!("next: terraform -chdir={dir} init\n"));
    text
}

fn planned(changes: &Changes) -> String {
    let mut text = String::new();
    for change in changes.differences() {
        let verb = match change.kind() {
            ChangeKind::Create => "would create",
            ChangeKind::Update => "would update",
            ChangeKind::Delete => "would delete",
            ChangeKind::Conflict(_) => "in the way, needs --force:",
            ChangeKind::Unchanged => continue,
        };
        text.push_str(&format!("{verb} {}\n", change.path()));
    }
    let left_alone = changes.iter().count() - changes.differences().count();
    text.push_str(&format!(
        "{left_alone} files would be left alone; nothing was written\n"
    ));
    text
}
