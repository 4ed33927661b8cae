use super::Library;
use super::choices::Choices;
use super::stack::fill;
use super::stack_context::StackContext;
use crate::plan::{Plan, StateBackend};

mod architecture;
mod settings;

/// Fragments that are there for one kind of state only.
const STATE_FRAGMENTS: [&str; 2] = ["65-state-local.md.tera", "65-state-s3.md.tera"];

/// Fragments that are there with some options of a choice only, of each choice if there are several: fragment, module, choice, options.
const CHOSEN_FRAGMENTS: [(&str, &str, &str, &[&str]); 39] = [
    (
        "21-first-day.md.tera",
        "stack",
        "codepipeline",
        &["pipeline"],
    ),
    (
        "22-first-day-emails.md.tera",
        "stack",
        "codepipeline",
        &["pipeline"],
    ),
    ("22-first-day-emails.md.tera", "stack", "alarms", &["sns"]),
    (
        "22-first-day-releases.md.tera",
        "codepipeline",
        "approval",
        &["manual"],
    ),
    (
        "23-first-day-codecommit.md.tera",
        "codepipeline",
        "source",
        &["codecommit"],
    ),
    (
        "23-first-day-connection.md.tera",
        "codepipeline",
        "source",
        &["codeconnections"],
    ),
    (
        "24-first-day-elsewhere.md.tera",
        "codepipeline",
        "source",
        &["codeconnections", "codeconnections_existing"],
    ),
    ("24-first-day-s3.md.tera", "codepipeline", "source", &["s3"]),
    (
        "25-first-day-pipeline.md.tera",
        "stack",
        "codepipeline",
        &["pipeline"],
    ),
    (
        "26-first-day-approval.md.tera",
        "codepipeline",
        "approval",
        &["manual"],
    ),
    (
        "27-first-day-page-domain.md.tera",
        "stack",
        "codepipeline",
        &["pipeline"],
    ),
    (
        "27-first-day-page-domain.md.tera",
        "stack",
        "dns",
        &["hosted_zone"],
    ),
    (
        "27-first-day-page-certificate.md.tera",
        "stack",
        "codepipeline",
        &["pipeline"],
    ),
    (
        "27-first-day-page-certificate.md.tera",
        "stack",
        "dns",
        &["none"],
    ),
    (
        "27-first-day-page-certificate.md.tera",
        "alb",
        "listener",
        &["https"],
    ),
    (
        "27-first-day-page-http.md.tera",
        "stack",
        "codepipeline",
        &["pipeline"],
    ),
    (
        "27-first-day-page-http.md.tera",
        "alb",
        "listener",
        &["http"],
    ),
    (
        "28-first-day-sign-in.md.tera",
        "stack",
        "codepipeline",
        &["pipeline"],
    ),
    (
        "28-first-day-sign-in.md.tera",
        "stack",
        "cognito",
        &["user_pool"],
    ),
    (
        "29-first-day-shell.md.tera",
        "stack",
        "codepipeline",
        &["pipeline"],
    ),
    (
        "29-first-day-z-query.md.tera",
        "stack",
        "codepipeline",
        &["pipeline"],
    ),
    (
        "29-first-day-z-query.md.tera",
        "stack",
        "athena",
        &["workgroup"],
    ),
    ("50-web-http.md.tera", "alb", "listener", &["http"]),
    ("50-web-https.md.tera", "alb", "listener", &["https"]),
    ("51-dns.md.tera", "stack", "dns", &["hosted_zone"]),
    ("52-sign-in.md.tera", "stack", "cognito", &["user_pool"]),
    ("53-own-certificate.md.tera", "alb", "listener", &["https"]),
    ("53-own-certificate.md.tera", "stack", "dns", &["none"]),
    (
        "54-database.md.tera",
        "stack",
        "aurora",
        &["single", "global"],
    ),
    ("55-database-single.md.tera", "stack", "aurora", &["single"]),
    ("55-database-global.md.tera", "stack", "aurora", &["global"]),
    (
        "56-file-system.md.tera",
        "stack",
        "efs",
        &["single", "replicated"],
    ),
    ("57-replica.md.tera", "stack", "efs", &["replicated"]),
    ("58-backup.md.tera", "stack", "backup", &["local", "copied"]),
    ("59-stream.md.tera", "stack", "firehose", &["direct_put"]),
    ("60-queries.md.tera", "stack", "athena", &["workgroup"]),
    ("61-trail.md.tera", "stack", "cloudtrail", &["trail"]),
    ("62-alarms.md.tera", "stack", "alarms", &["sns"]),
    (
        "63-pipeline.md.tera",
        "stack",
        "codepipeline",
        &["pipeline"],
    ),
];

/// The fragment behind which the table of settings goes.
const SETTINGS_BEHIND: &str = "10-intro.md.tera";

/// The root's README: fragments of `modules/stack/readme` in the order of their numbers, and the table of settings.
pub(super) fn render(
    plan: &Plan,
    library: &Library,
    choices: &Choices,
    context: &StackContext,
) -> String {
    let mut parts = Vec::new();
    for (path, text) in library.module("stack") {
        let Some(name) = path
            .strip_prefix("readme/")
            .filter(|name| is_wanted(name, plan, choices))
        else {
            continue;
        };
        parts.push(fill(name, text, context));
        if name == SETTINGS_BEHIND {
            parts.push(architecture::render(plan));
            parts.push(settings::render(plan));
        }
    }
    parts.join("\n")
}

fn is_wanted(fragment: &str, plan: &Plan, choices: &Choices) -> bool {
    let unwanted_state = match plan.state() {
        StateBackend::Local => STATE_FRAGMENTS[1],
        StateBackend::S3 { .. } => STATE_FRAGMENTS[0],
    };
    let chosen = CHOSEN_FRAGMENTS
        .iter()
        .filter(|(name, ..)| *name == fragment)
        .all(|(_, module, choice, options)| {
            choices
                .stem(module, choice)
                .is_some_and(|taken| options.contains(&taken))
        });
    chosen && fragment != unwanted_state
}
