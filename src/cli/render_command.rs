use std::collections::BTreeSet;
use std::path::Path;

use super::args::{Judgement, RenderMode};
use super::guard;
use super::load::{self, Loaded};
use super::outcome::Outcome;
use super::streams::Streams;
use crate::diagnostics::{Diagnostics, Kind};
use crate::output::{
    self, ChangeKind, Changes, Conflicts, Failure, Loss, Report, Snapshot, Wanted,
};
use crate::plan::Resolved;
use crate::render::{Stateful, digest};
use crate::source::SourceFile;

/// Where a tree goes, and what may be lost there.
pub(super) struct Target<'a> {
    /// The folder.
    pub(super) out: &'a Path,
    /// Whether anything is written.
    pub(super) mode: RenderMode,
    /// What becomes of hand edits.
    pub(super) conflicts: Conflicts,
    /// Addresses of resources that hold data and may be lost.
    pub(super) expendable: BTreeSet<String>,
}

/// `carshare-gen render FILE --out DIR`
pub(super) fn run(
    file: &Path,
    target: &Target<'_>,
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
    let source = loaded
        .source
        .expect("a blueprint that is resolved was read");
    let blueprint = Blueprint { source, resolved };
    match write(&blueprint, target, judgement, streams) {
        Ok(()) => Outcome::Fine,
        Err(kind) => Outcome::Failed(kind),
    }
}

/// A blueprint without errors.
struct Blueprint {
    source: SourceFile,
    resolved: Resolved,
}

fn write(
    blueprint: &Blueprint,
    target: &Target<'_>,
    judgement: Judgement,
    streams: &mut Streams<'_>,
) -> Result<(), Kind> {
    let (out, plan) = (target.out, &blueprint.resolved.plan);
    let tree = load::tree(&blueprint.resolved).map_err(|defects| streams.fail(&defects))?;
    let wanted = Wanted {
        tree: &tree,
        plan: &digest(plan),
        stateful: &Stateful::of(plan),
        expendable: &target.expendable,
    };
    let seen = output::snapshot(out, &tree);
    let before = match (&seen, target.mode) {
        (Ok(snapshot), _) => snapshot,
        // A run that writes looks again, with the folder locked, and says what is wrong.
        (Err(_), RenderMode::Write) => &Snapshot::default(),
        (Err(findings), RenderMode::Check | RenderMode::DryRun) => {
            return Err(streams.fail(findings));
        }
    };
    let changes = output::changes(&wanted, before);
    let losses = output::losses(&wanted, before);
    let mut warnings = Diagnostics::new();
    if seen.is_ok() {
        warnings.extend(guard::unneeded(&target.expendable, &losses));
        warnings.extend(guard::unknown(&out.display().to_string(), before, &changes));
    }
    streams.report(None, &warnings);
    let denied = (judgement.deny_warnings && !warnings.is_empty()).then_some(Kind::Input);
    let refused: Vec<Loss> = losses
        .into_iter()
        .filter(|loss| !target.expendable.contains(&loss.address))
        .collect();
    match target.mode {
        RenderMode::Write => {
            denied.map_or(Ok(()), Err)?;
            let report = output::apply(out, &wanted, target.conflicts)
                .map_err(|failure| refuse(failure, blueprint, before, streams))?;
            streams.say(&written(out, &report));
            Ok(())
        }
        RenderMode::DryRun => {
            streams.say(&planned(&changes));
            let lost = lost(&refused, blueprint, before, streams);
            lost.max(denied).map_or(Ok(()), Err)
        }
        RenderMode::Check => {
            let lost = lost(&refused, blueprint, before, streams);
            let differs = check(out, &changes, streams)?;
            lost.max(denied).max(differs).map_or(Ok(()), Err)
        }
    }
}

/// Tells of what would be lost, and gives the kind of failure that this is, if anything would.
fn lost(
    losses: &[Loss],
    blueprint: &Blueprint,
    before: &Snapshot,
    streams: &mut Streams<'_>,
) -> Option<Kind> {
    let had = |address: &str| {
        let manifest = before.manifest();
        manifest.is_some_and(|manifest| manifest.stateful().contains_key(address))
    };
    let findings = guard::findings(losses, had, &blueprint.resolved);
    streams.report(Some(&blueprint.source), &findings);
    findings.kind()
}

/// Shows what is not as the blueprint renders it, if anything is not.
fn check(out: &Path, changes: &Changes, streams: &mut Streams<'_>) -> Result<Option<Kind>, Kind> {
    let out = out.display();
    if changes.is_empty() {
        streams.say(&format!("{out}: up to date\n"));
        return Ok(None);
    }
    streams.product(&changes.unified_diff())?;
    streams.say(&format!(
        "{out}: {} files differ from what the blueprint renders\nnext: carshare-gen render --out {out}\n",
        changes.differences().count(),
    ));
    Ok(Some(Kind::Differences))
}

/// Shows what is in the way, if anything is, and why nothing was written.
fn refuse(
    failure: Failure,
    blueprint: &Blueprint,
    before: &Snapshot,
    streams: &mut Streams<'_>,
) -> Kind {
    for conflict in &failure.conflicts {
        streams.say(&conflict.unified_diff());
    }
    streams.report(None, &failure.diagnostics);
    let lost = lost(&failure.losses, blueprint, before, streams);
    failure.diagnostics.kind().max(lost).unwrap_or(Kind::Bug)
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
