use std::path::PathBuf;

use serde_json::json;

use super::args::Judgement;
use super::format::Format;
use super::json_report::{self, FORMAT_VERSION, pretty};
use super::load::Loaded;
use super::outcome::Outcome;
use super::streams::Streams;
use crate::diagnostics::Severity;

/// `carshare-gen validate FILE...`
pub(super) fn run(
    files: &[PathBuf],
    format: Format,
    judgement: Judgement,
    streams: &mut Streams<'_>,
) -> Outcome {
    let mut outcome = Outcome::Fine;
    let mut findings = Vec::new();
    for path in files {
        let loaded = Loaded::read(path, judgement.as_of());
        let shown = path.display().to_string();
        let failure = loaded.failure(judgement);
        outcome = outcome.and(failure.map_or(Outcome::Fine, Outcome::Failed));
        match format {
            Format::Json => findings.extend(json_report::findings(
                &shown,
                loaded.source.as_ref(),
                &loaded.findings,
            )),
            Format::Text => {
                streams.report(loaded.source.as_ref(), &loaded.findings);
                streams.say(&summary(&shown, &loaded, failure.is_some()));
            }
        }
    }
    if format == Format::Json {
        let report = json!({
            "version": FORMAT_VERSION,
            "valid": outcome == Outcome::Fine,
            "findings": findings,
        });
        if let Err(kind) = streams.product(&pretty(&report)) {
            outcome = outcome.and(Outcome::Failed(kind));
        }
    }
    outcome
}

fn summary(shown: &str, loaded: &Loaded, failed: bool) -> String {
    let errors = loaded.findings.count(Severity::Error);
    let warnings = loaded.findings.count(Severity::Warning);
    let verdict = if failed { "refused" } else { "ok" };
    match (errors, warnings) {
        (0, 0) => format!("{shown}: {verdict}\n"),
        _ => format!("{shown}: {verdict} ({errors} errors, {warnings} warnings)\n"),
    }
}
