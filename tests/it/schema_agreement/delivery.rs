//! The section of the pipeline, made like the rest: from the documentation alone.

use serde_json::json;

use super::analytics::email;
use super::generator::{Key, RETENTION, region_name, whole};

const ALARMS: [&str; 4] = [
    "alb-unhealthy-hosts",
    "alb-5xx-rate",
    "alb-response-time",
    "asg-at-max",
];

pub(super) const CODEPIPELINE: [Key; 15] = [
    ("source", |random| {
        random.pick(&["codecommit", "codeconnections", "s3"]).into()
    }),
    ("branch", |random| {
        let longest = "b".repeat(255);
        random
            .pick(&[
                "head",
                "release/2026.1_x",
                "fix/a+b@c=-d/-e.f",
                longest.as_str(),
            ])
            .into()
    }),
    ("repository", |random| {
        let longest = format!("{}/{}", "o".repeat(100), "r".repeat(154));
        random
            .pick(&[
                "a/b",
                "Spring-field/.github",
                "a_b/c.d/e/-f",
                longest.as_str(),
            ])
            .into()
    }),
    ("connection_arn", |random| {
        let partition = random.pick(&["aws", "aws-cn", "aws-us-gov"]);
        let service = random.pick(&["codeconnections", "codestar-connections"]);
        format!(
            "arn:{partition}:{service}:{}:111122223333:connection/1234abcd-12ab-34cd-56ef-1234567890ab",
            region_name(random)
        )
        .into()
    }),
    ("connection_provider", |random| {
        random.pick(&["github", "gitlab", "bitbucket"]).into()
    }),
    ("bucket", |random| {
        random.pick(&["abc", "my-source", "0-0"]).into()
    }),
    ("object_key", |random| {
        let longest = format!("{}.zip", "k".repeat(508));
        random
            .pick(&["app.zip", "a/_b-c/9.d.zip", longest.as_str()])
            .into()
    }),
    ("deployment", |random| {
        random
            .pick(&["one_at_a_time", "half", "all_at_once"])
            .into()
    }),
    ("approval", |random| random.pick(&["manual", "none"]).into()),
    ("approval_emails", |random| match random.below(5) {
        0 => json!([]),
        1 => (0..30)
            .map(|number| format!("a{number}@b.example"))
            .collect(),
        _ => json!([email(random)]),
    }),
    ("rollback_alarms", |random| {
        let first = random.below(ALARMS.len());
        let last = random.between(first, ALARMS.len());
        json!(ALARMS[first..last])
    }),
    ("region_order", |random| match random.below(5) {
        0 => (0..32).map(|number| format!("us-east-{number}")).collect(),
        _ => json!([region_name(random)]),
    }),
    ("build_compute", |random| {
        random.pick(&["small", "medium", "large"]).into()
    }),
    ("artifact_retention_days", |random| whole(random, 1, 3653)),
    ("log_retention_days", |random| {
        random.pick(&RETENTION).into()
    }),
];
