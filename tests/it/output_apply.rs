//! Rendering into a folder: what is created, updated, deleted, left alone; conflicts and their force.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use carshare_gen::output::{
    ChangeKind, Conflict, Conflicts, Report, Wanted, apply, changes, snapshot,
};
use carshare_gen::render::{Stateful, Tree};

use crate::support::{MINIMAL, plan};
use crate::trees::{folder, listing, path_of, put, tree, wanted};

fn render(folder: &Path, tree: &Tree) -> Report {
    apply(folder, &wanted(tree), Conflicts::Refuse).expect("a render without conflicts")
}

fn kinds(folder: &Path, tree: &Tree) -> Vec<(String, ChangeKind)> {
    let seen = snapshot(folder, tree).expect("readable");
    changes(&wanted(tree), &seen)
        .iter()
        .map(|change| (change.path().to_string(), change.kind()))
        .collect()
}

#[test]
fn a_second_tree_replaces_the_first_and_the_report_says_how() {
    let base = folder();
    let out = base.path().join("deep/out");
    let first = tree(&[("a.tf", "a\n"), ("b.tf", "b\n"), ("m/x/gone.tf", "x\n")]);
    let report = render(&out, &first);
    assert_eq!(report.created.len(), 4, "three files and the manifest");
    let second = tree(&[("a.tf", "a\n"), ("b.tf", "B\n"), ("m/y/new.tf", "y\n")]);
    let report = render(&out, &second);
    assert_eq!(report.created, [path_of("m/y/new.tf")]);
    assert_eq!(
        report.updated,
        [path_of(".carshare-gen.json"), path_of("b.tf")]
    );
    assert_eq!(report.deleted, [path_of("m/x/gone.tf")]);
    assert_eq!(report.unchanged, [path_of("a.tf")]);
    assert!(!report.recovered);
    let held: Vec<String> = listing(&out).into_keys().collect();
    assert_eq!(
        held,
        [
            ".carshare-gen.json",
            "a.tf",
            "b.tf",
            "m/",
            "m/y/",
            "m/y/new.tf"
        ]
    );
}

#[test]
fn what_is_as_wanted_is_not_touched() {
    let out = folder();
    let first = tree(&[("a.tf", "a\n"), ("b.tf", "b\n")]);
    render(out.path(), &first);
    let inode = |name: &str| {
        let metadata = fs::metadata(out.path().join(name)).expect("it exists");
        (metadata.ino(), metadata.mtime(), metadata.mtime_nsec())
    };
    let (a, manifest) = (inode("a.tf"), inode(".carshare-gen.json"));
    let report = render(out.path(), &first);
    assert_eq!(report.unchanged.len(), 3);
    assert_eq!((inode("a.tf"), inode(".carshare-gen.json")), (a, manifest));
    render(out.path(), &tree(&[("a.tf", "a\n"), ("b.tf", "B\n")]));
    assert_eq!(inode("a.tf"), a);
    assert_ne!(inode(".carshare-gen.json"), manifest);
}

#[test]
fn files_get_the_mode_that_any_program_gives_them() {
    let out = folder();
    render(out.path(), &tree(&[("a.tf", "a\n")]));
    put(out.path(), "the_users", "");
    let mode = |name: &str| {
        let metadata = fs::metadata(out.path().join(name)).expect("it exists");
        metadata.permissions().mode()
    };
    assert_eq!(mode("a.tf"), mode("the_users"));
    assert_eq!(mode(".carshare-gen.json"), mode("the_users"));
}

#[test]
fn the_manifest_is_sorted_and_ends_with_a_newline() {
    let out = folder();
    let tree = tree(&[("b.tf", "b\n"), ("a.tf", "a\n")]);
    let stateful = Stateful::of(&plan(MINIMAL));
    let wanted = Wanted {
        stateful: &stateful,
        ..wanted(&tree)
    };
    apply(out.path(), &wanted, Conflicts::Refuse).expect("written");
    let text = fs::read_to_string(out.path().join(".carshare-gen.json")).expect("it exists");
    insta::assert_snapshot!(text, @r#"
    {
      "format": 2,
      "plan": "0123",
      "files": {
        "a.tf": "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7",
        "b.tf": "0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f"
      },
      "stateful": {
        "module.us_east_1.module.kms.aws_kms_key.this[\"logs\"]": {},
        "module.us_east_1.module.kms.aws_kms_key.this[\"session\"]": {},
        "module.us_east_1.module.kms.aws_kms_key.this[\"storage\"]": {},
        "module.us_east_1.module.logs.aws_s3_bucket.access": {
          "bucket": "springfield-carshare-test-access-<account id>-use1"
        },
        "module.us_east_1.module.logs.aws_s3_bucket.alb": {
          "bucket": "springfield-carshare-test-alb-<account id>-use1"
        },
        "module.us_east_1.module.logs.aws_s3_bucket.logs": {
          "bucket": "springfield-carshare-test-logs-<account id>-use1"
        }
      }
    }
    "#);
    assert!(text.ends_with("}\n"));
    let seen = snapshot(out.path(), &tree).expect("readable");
    let manifest = seen.manifest().expect("it is there");
    assert_eq!((manifest.plan(), manifest.stateful().len()), ("0123", 6));
}

#[test]
fn another_plan_with_the_same_files_changes_the_manifest_only() {
    let out = folder();
    let tree = tree(&[("a.tf", "a\n")]);
    render(out.path(), &tree);
    let report =
        apply(out.path(), &Wanted::new(&tree, "4567"), Conflicts::Refuse).expect("written");
    assert_eq!(report.updated, [path_of(".carshare-gen.json")]);
    assert_eq!(report.unchanged, [path_of("a.tf")]);
}

#[test]
fn a_folder_with_something_of_the_users_stays() {
    let out = folder();
    render(
        out.path(),
        &tree(&[
            ("a.tf", "a\n"),
            ("m/x/main.tf", "x\n"),
            ("m/y/main.tf", "y\n"),
        ]),
    );
    put(out.path(), "m/x/.terraform/lock", "theirs");
    fs::create_dir(out.path().join("empty")).expect("writable");
    render(out.path(), &tree(&[("a.tf", "a\n")]));
    let held: Vec<String> = listing(out.path()).into_keys().collect();
    assert_eq!(
        held,
        [
            ".carshare-gen.json",
            "a.tf",
            "empty/",
            "m/",
            "m/x/",
            "m/x/.terraform/",
            "m/x/.terraform/lock"
        ]
    );
}

#[test]
fn a_file_that_is_already_as_wanted_is_no_conflict_and_a_deleted_one_comes_back() {
    let out = folder();
    put(out.path(), "a.tf", "a\n");
    let tree = tree(&[("a.tf", "a\n"), ("b.tf", "b\n")]);
    assert_eq!(render(out.path(), &tree).unchanged, [path_of("a.tf")]);
    fs::remove_file(out.path().join("b.tf")).expect("it exists");
    assert_eq!(render(out.path(), &tree).created, [path_of("b.tf")]);
    fs::remove_file(out.path().join(".carshare-gen.json")).expect("it exists");
    let report = render(out.path(), &tree);
    assert_eq!(report.created, [path_of(".carshare-gen.json")]);
}

#[test]
fn edited_and_foreign_files_are_conflicts_and_nothing_is_written_until_forced() {
    let out = folder();
    render(
        out.path(),
        &tree(&[("a.tf", "a\n"), ("b.tf", "b\n"), ("gone.tf", "gone\n")]),
    );
    put(out.path(), "a.tf", "mine\n");
    put(out.path(), "gone.tf", "");
    put(out.path(), "c.tf", "theirs\n");
    let second = tree(&[("a.tf", "A\n"), ("b.tf", "B\n"), ("c.tf", "c\n")]);
    let conflict = |path: &str, conflict| (path.to_owned(), ChangeKind::Conflict(conflict));
    assert_eq!(
        kinds(out.path(), &second),
        [
            (".carshare-gen.json".to_owned(), ChangeKind::Update),
            conflict("a.tf", Conflict::Edited),
            ("b.tf".to_owned(), ChangeKind::Update),
            conflict("c.tf", Conflict::Foreign),
            conflict("gone.tf", Conflict::Edited),
        ]
    );
    let before = listing(out.path());
    let failure = apply(out.path(), &wanted(&second), Conflicts::Refuse).expect_err("conflicts");
    assert_eq!(listing(out.path()), before);
    assert_eq!(failure.diagnostics.len(), 3);
    for (finding, name) in failure.diagnostics.iter().zip(["a.tf", "c.tf", "gone.tf"]) {
        assert!(
            finding
                .message
                .contains(&out.path().join(name).display().to_string())
        );
        assert!(finding.help.contains("--force"));
    }
    assert_eq!(
        failure.conflicts[0].unified_diff(),
        "--- a/a.tf\n+++ b/a.tf\n@@ -1 +1 @@\n-mine\n+A\n"
    );
    let report = apply(out.path(), &wanted(&second), Conflicts::Overwrite).expect("forced");
    assert_eq!(report.deleted, [path_of("gone.tf")]);
    assert_eq!(report.updated.len(), 4);
    assert!(
        kinds(out.path(), &second)
            .iter()
            .all(|(_, kind)| *kind == ChangeKind::Unchanged)
    );
}

#[test]
fn the_diff_of_a_tree_reads_like_that_of_git() {
    let out = folder();
    render(
        out.path(),
        &tree(&[("a.tf", "1\n2\n3\n4\n5\n"), ("gone.tf", "gone\n")]),
    );
    let second = tree(&[
        ("a.tf", "1\n2\n3\n4\nfive\n"),
        ("empty.tf", ""),
        ("new.tf", "new\n"),
    ]);
    let seen = snapshot(out.path(), &second).expect("readable");
    let changes = changes(&wanted(&second), &seen);
    assert!(!changes.is_empty());
    let diff: String = changes
        .differences()
        .filter(|change| change.path().as_str() != ".carshare-gen.json")
        .map(|change| change.unified_diff())
        .collect();
    assert!(changes.unified_diff().ends_with(&diff));
    insta::assert_snapshot!(diff, @r"
    --- a/a.tf
    +++ b/a.tf
    @@ -2,4 +2,4 @@
     2
     3
     4
    -5
    +five
    --- /dev/null
    +++ b/empty.tf
    --- a/gone.tf
    +++ /dev/null
    @@ -1 +0,0 @@
    -gone
    --- /dev/null
    +++ b/new.tf
    @@ -0,0 +1 @@
    +new
    ");
}

#[test]
fn a_folder_that_does_not_exist_is_all_creation_and_is_not_made_by_looking() {
    let base = folder();
    let out = base.path().join("out");
    let tree = tree(&[("a.tf", "a\n")]);
    assert_eq!(
        kinds(&out, &tree),
        [".carshare-gen.json", "a.tf"].map(|path| (path.to_owned(), ChangeKind::Create))
    );
    assert!(!out.exists());
}
