//! Which edits are refused, for everything that holds data, and what is said then.

use std::collections::BTreeMap;

use super::findings;
use crate::choice::Engine;
use crate::diagnostics::Diagnostic;
use crate::output::{Conflicts, Loss, Wanted, apply, losses, snapshot};
use crate::plan::{
    AlarmsPlan, AthenaPlan, AuroraPlan, BackupCopy, BackupPlan, EfsPlan, FirehosePlan,
    PipelinePlan, Plan, RegionName, Resolved, SourcePlan, TrailPlan,
};
use crate::render::{Departure, Stateful, Tree};
use crate::source::Span;

mod refused;

const EAST: &str = "us-east-1";
const WEST: &str = "us-west-2";
const OHIO: &str = "us-east-2";

const THREE_REGIONS: &str = r#"name = "springfield"
environment = "test"
primary_region = "us-east-1"

[[region]]
name = "us-east-1"
cidr = "10.20.0.0/16"

[[region]]
name = "us-west-2"
cidr = "10.21.0.0/16"

[[region]]
name = "us-east-2"
cidr = "10.22.0.0/16"
"#;

const SIGN_IN: &str = r#"
[dns]
domain = "www.example.com"
hosted_zone = "example.com"

[cognito]
protected_paths = ["/account"]
"#;

fn bare() -> Plan {
    Plan::of_blueprint(THREE_REGIONS)
}

fn copy(region: &str) -> Option<BackupCopy> {
    Some(BackupCopy {
        region: RegionName::of(region),
        retention_days: 35,
    })
}

fn replicated(home: &str, replica: &str) -> EfsPlan {
    EfsPlan {
        replica: Some(RegionName::of(replica)),
        ..EfsPlan::of_one_region(home)
    }
}

/// A plan with everything that holds data: database and files in two Regions, backups copied to the third.
fn full(blueprint: &str) -> Plan {
    Plan::of_blueprint(blueprint)
        .with_aurora(AuroraPlan::of_one_region(EAST).over(&[WEST]))
        .with_efs(replicated(EAST, WEST))
        .with_backup(BackupPlan {
            copy: copy(OHIO),
            ..BackupPlan::of_regions(&[EAST])
        })
}

/// What rendering `after` over `before` would lose, by way of a manifest on disk.
fn lost(before: &Plan, after: &Plan) -> Vec<Loss> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let tree = Tree::default();
    let (before, after) = (Stateful::of(before), Stateful::of(after));
    let rendered = Wanted {
        stateful: &before,
        ..Wanted::new(&tree, "before")
    };
    apply(folder.path(), &rendered, Conflicts::Refuse).expect("an empty folder takes anything");
    let wanted = Wanted {
        stateful: &after,
        ..Wanted::new(&tree, "after")
    };
    let seen = snapshot(folder.path(), &tree).expect("a folder of ours");
    let lost = losses(&wanted, &seen);
    let refusal = apply(folder.path(), &wanted, Conflicts::Overwrite);
    assert_eq!(lost.is_empty(), refusal.is_ok(), "what is lost is refused");
    lost
}

/// The refusals of an edit; `had` is answered from the plan before.
fn said(before: &Plan, after: &Resolved) -> Vec<Diagnostic> {
    let had = Stateful::of(before);
    findings(
        &lost(before, &after.plan),
        |address| had.get(address).is_some(),
        after,
    )
    .into_iter()
    .collect()
}

/// The edited plan as if the blueprint stated `key` where it says `name`.
fn stating(key: &str, plan: Plan) -> Resolved {
    let resolved = Resolved::of_blueprint(THREE_REGIONS);
    Resolved {
        plan,
        origins: resolved.origins.with(key, Span { start: 0, end: 4 }),
        warnings: resolved.warnings,
    }
}

#[test]
fn each_cause_is_told_once_with_its_line_and_its_flags() {
    let global = bare().with_aurora(AuroraPlan::of_one_region(EAST).over(&[WEST]));
    let single = bare().with_aurora(AuroraPlan::of_one_region(EAST));
    let after = stating("aurora.topology", single);
    let [finding] = &said(&global, &after)[..] else {
        panic!("one cause, one finding");
    };
    assert_eq!(finding.code.as_str(), "stateful-removed");
    assert_eq!(
        finding.message,
        "3 resources hold data and would be destroyed: the database is no longer global"
    );
    let label = &finding.labels[0];
    assert_eq!(label.span, Span { start: 0, end: 4 });
    assert_eq!(label.text, "the database is no longer global");
    let by_default = &said(&global, &stating("aurora.instances", after.plan.clone()))[0];
    assert_eq!(by_default.labels[0].text, "`aurora.topology` is not stated");
    insta::assert_snapshot!(finding.help, @r"
    undo the edit; or let go of what they hold:
    --allow-replace 'module.aurora_global.aws_rds_global_cluster.this' \
    --allow-replace 'module.aurora_us_west_2.aws_kms_key.secret' \
    --allow-replace 'module.aurora_us_west_2.aws_rds_cluster.this'
    ");
}

#[test]
fn the_reason_is_what_became_of_the_part() {
    let full = full(THREE_REGIONS);
    let aurora = |home| AuroraPlan::of_one_region(home);
    let cases = [
        (
            full.clone().with_aurora(None),
            "there is no `[aurora]` any more",
        ),
        (full.clone().with_efs(None), "there is no `[efs]` any more"),
        (
            full.clone().with_backup(None),
            "there is no `[backup]` any more",
        ),
        (
            full.clone().with_aurora(aurora(EAST)),
            "the database is no longer global",
        ),
        (
            full.clone().with_efs(EfsPlan::of_one_region(EAST)),
            "the file system is no longer replicated",
        ),
        (
            full.clone().with_efs(replicated(OHIO, WEST)),
            "the file system is in `us-east-2` now",
        ),
        (
            full.clone().with_backup(BackupPlan::of_regions(&[EAST])),
            "recovery points are no longer copied",
        ),
        (
            full.clone().with_backup(BackupPlan {
                copy: copy(WEST),
                ..BackupPlan::of_regions(&[EAST])
            }),
            "recovery points are copied to `us-west-2` now",
        ),
        (
            full.clone().with_backup(BackupPlan {
                copy: copy(OHIO),
                ..BackupPlan::of_regions(&[WEST])
            }),
            "nothing in its Region is backed up any more",
        ),
    ];
    for (after, reason) in cases {
        let findings = said(&full, &stating("none", after));
        let removed: BTreeMap<&str, &str> = findings
            .iter()
            .filter_map(|finding| {
                Some((
                    finding.message.split_once("destroyed: ")?.1,
                    finding.labels.first()?.text.as_str(),
                ))
            })
            .collect();
        assert_eq!(removed.into_keys().collect::<Vec<_>>(), [reason]);
    }
    let single = bare().with_aurora(aurora(EAST));
    let moved = stating("aurora.region", bare().with_aurora(aurora(WEST)));
    let findings = said(&single, &moved);
    assert!(
        findings[0]
            .message
            .ends_with("the database is in `us-west-2` now"),
        "{findings:?}"
    );
}

#[test]
fn parts_that_deliver_query_and_record_leave_with_their_sections() {
    let all = || {
        bare()
            .with_firehose(FirehosePlan::of_two_fields())
            .with_athena(AthenaPlan::of_queries(&[]))
            .with_trail(TrailPlan::of_a_year())
            .with_pipeline(pushed())
    };
    let cases = [
        (all().with_firehose(None), "[firehose]"),
        (all().with_athena(None), "[athena]"),
        (all().with_trail(None), "[cloudtrail]"),
        (all().with_pipeline(None), "[codepipeline]"),
    ];
    for (after, section) in cases {
        let findings = said(&all(), &stating("none", after));
        let [finding] = &findings[..] else {
            panic!("one cause, one finding: {findings:?}");
        };
        let reason = format!("destroyed: there is no `{section}` any more");
        assert!(finding.message.ends_with(&reason), "{}", finding.message);
    }
    let elsewhere = THREE_REGIONS.replace(
        &format!("primary_region = \"{EAST}\""),
        &format!("primary_region = \"{WEST}\""),
    );
    assert_ne!(elsewhere, THREE_REGIONS);
    let moved = Plan::of_blueprint(&elsewhere).with_trail(TrailPlan::of_a_year());
    let findings = said(
        &bare().with_trail(TrailPlan::of_a_year()),
        &stating("primary_region", moved),
    );
    assert!(
        findings[0]
            .message
            .ends_with("the trail is in `us-west-2` now"),
        "{findings:?}"
    );
    let moved = Plan::of_blueprint(&elsewhere).with_pipeline(pushed());
    let of_bucket = SourcePlan::S3 {
        bucket: None,
        object_key: "app.zip".to_owned(),
    };
    let other = PipelinePlan::of_source(of_bucket, &[EAST, WEST, OHIO]);
    let cases = [
        (
            moved,
            "primary_region",
            "the pipeline is in `us-west-2` now",
        ),
        (
            bare().with_pipeline(other),
            "codepipeline.source",
            "the pipeline has another source",
        ),
    ];
    for (after, key, reason) in cases {
        let findings = said(&bare().with_pipeline(pushed()), &stating(key, after));
        assert!(findings[0].message.ends_with(reason), "{findings:?}");
    }
}

fn pushed() -> PipelinePlan {
    let source = SourcePlan::Codecommit {
        branch: "main".to_owned(),
    };
    PipelinePlan::of_source(source, &[EAST, WEST, OHIO])
}

#[test]
fn the_label_is_at_the_key_or_at_what_stands_in_for_it() {
    let before = bare().with_aurora(AuroraPlan::of_one_region(EAST));
    let mut aurora = AuroraPlan::of_one_region(EAST);
    aurora.engine = Engine::AuroraMysql;
    let after = bare().with_aurora(aurora);
    let label = |key: &str| {
        let findings = said(&before, &stating(key, after.clone()));
        assert_eq!(findings.len(), 1);
        assert_eq!(
            findings[0].message,
            "`module.aurora_us_east_1.aws_rds_cluster.this` holds data and would be replaced: \
             `engine` from `aurora-postgresql` to `aurora-mysql`"
        );
        let [label] = &findings[0].labels[..] else {
            panic!("one label");
        };
        (label.span.start, label.text.clone())
    };
    assert_eq!(
        label("aurora.engine"),
        (0, "was `aurora-postgresql`".to_owned())
    );
    let of_section = (0, "`aurora.engine` is not stated".to_owned());
    assert_eq!(label("aurora.instances"), of_section);
    let of_file = (
        THREE_REGIONS.find("\"springfield\"").expect("the name"),
        of_section.1,
    );
    assert_eq!(label("nat.egress"), of_file);
}

#[test]
fn a_part_that_leaves_is_never_taken_for_a_region() {
    let all = full(THREE_REGIONS)
        .with_firehose(FirehosePlan::of_two_fields())
        .with_athena(AthenaPlan::of_queries(&[]))
        .with_trail(TrailPlan::of_a_year())
        .with_alarms(AlarmsPlan::of_nobody())
        .with_pipeline(pushed());
    let stateful = Stateful::of(&all);
    let mut of_parts = 0;
    for (address, _) in stateful.iter() {
        let departure = Departure::of(address, &bare(), |other| stateful.get(other).is_some());
        assert!(!departure.needs_retirement, "{address}: {departure:?}");
        if Stateful::of(&bare()).get(address).is_none() {
            of_parts += 1;
            let unexplained = "this tree has no such resource any more";
            assert_ne!(departure.reason, unexplained, "{address}");
        }
    }
    assert!(of_parts > 20, "{of_parts} resources of parts");
}
