//! What holds data is not lost by an edit of the blueprint, unless its address is named.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use carshare_gen::output::{Conflicts, LocalDisk, Wanted, apply, apply_on, losses, snapshot};
use carshare_gen::render::Stateful;

use crate::faulty_disk::{Fault, FaultyDisk};
use crate::program::{files, run, status, stderr, stdout};
use crate::support::{plan, repository};
use crate::trees::tree;

const BLUEPRINT: &str = r#"name = "springfield-carshare"
environment = "test"
primary_region = "us-east-1"

[[region]]
name = "us-east-1"
cidr = "10.20.0.0/16"

[[region]]
name = "us-west-2"
cidr = "10.21.0.0/16"
"#;

const SIGN_IN: &str = r#"
[dns]
domain = "www.example.com"
hosted_zone = "example.com"

[cognito]
protected_paths = ["/account"]
"#;

fn retired() -> String {
    let west = "cidr = \"10.21.0.0/16\"";
    BLUEPRINT.replace(west, &format!("{west}\nretired = true"))
}

/// A folder whose `tree` is rendered from a blueprint, and which then holds another one.
fn edited(before: &str, after: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), before);
    let rendered = render(folder.path(), &[]);
    assert_eq!(status(&rendered), 0, "{}", stderr(&rendered));
    put(folder.path(), after);
    folder
}

fn put(folder: &Path, blueprint: &str) {
    fs::write(folder.join("blueprint.toml"), blueprint).unwrap();
}

fn render(folder: &Path, more: &[&str]) -> Output {
    let arguments = [&["render", "blueprint.toml", "--out", "tree"], more].concat();
    run(folder, &arguments)
}

/// The refusal alone: a blank line ends each finding.
fn refusal(output: &Output) -> String {
    let said = stderr(output);
    let findings = said.split("\n\n");
    let refusals: Vec<&str> = findings
        .filter_map(|text| Some(&text[text.find("error[stateful-")?..]))
        .collect();
    let [refusal] = refusals[..] else {
        panic!("not one refusal: {said}");
    };
    refusal.to_owned()
}

#[test]
fn a_region_that_retires_is_refused_in_every_mode_and_nothing_is_written() {
    let folder = edited(BLUEPRINT, &retired());
    let before = files(folder.path());
    let modes: [&[&str]; 4] = [&[], &["--force"], &["--dry-run"], &["--check"]];
    for mode in modes {
        let refused = render(folder.path(), mode);
        assert_eq!(status(&refused), 2, "{mode:?}: {}", stderr(&refused));
        assert_eq!(files(folder.path()), before, "{mode:?}");
        let differs = stdout(&refused).contains("+++ b/main.tf\n");
        assert_eq!(differs, mode == ["--check"], "{mode:?}");
        insta::allow_duplicates! {
            insta::assert_snapshot!(refusal(&refused), @r#"
            error[stateful-removed]: 6 resources hold data and would be destroyed: `us-west-2` is retired
              --> blueprint.toml:12:11
               |
            12 | retired = true
               |           ^^^^ `us-west-2` is retired
               |
               = help: undo the edit; or let go of what they hold:
                       --allow-replace 'module.us_west_2.module.kms.aws_kms_key.this["logs"]' \
                       --allow-replace 'module.us_west_2.module.kms.aws_kms_key.this["session"]' \
                       --allow-replace 'module.us_west_2.module.kms.aws_kms_key.this["storage"]' \
                       --allow-replace 'module.us_west_2.module.logs.aws_s3_bucket.access' \
                       --allow-replace 'module.us_west_2.module.logs.aws_s3_bucket.alb' \
                       --allow-replace 'module.us_west_2.module.logs.aws_s3_bucket.logs'
            "#);
        }
    }
}

#[test]
fn another_environment_replaces_what_is_named_after_it() {
    let folder = edited(BLUEPRINT, &BLUEPRINT.replace("\"test\"", "\"prod\""));
    let before = files(folder.path());
    let refused = render(folder.path(), &[]);
    assert_eq!(status(&refused), 2);
    assert_eq!(files(folder.path()), before);
    let said = refusal(&refused);
    assert!(
        said.starts_with("error[stateful-replaced]: 6 resources"),
        "{said}"
    );
    let bucket = "`module.us_west_2.module.logs.aws_s3_bucket.alb`: `bucket` from \
                  `springfield-carshare-test-alb-<account id>-usw2` to `springfield-carshare-prod-alb-<account id>-usw2`";
    assert!(said.contains(bucket), "{said}");
    assert!(said.contains("2 | environment = \"prod\"\n"), "{said}");
}

#[test]
fn the_flags_are_ready_to_be_copied_into_a_shell() {
    for after in [retired(), BLUEPRINT.replace("\"test\"", "\"prod\"")] {
        let folder = edited(BLUEPRINT, &after);
        let said = refusal(&render(folder.path(), &[]));
        let (_, flags) = said.split_at(said.find("--allow-replace").unwrap());
        let program = env!("CARGO_BIN_EXE_carshare-gen");
        let line = format!("'{program}' render blueprint.toml --out tree \\\n{flags}");
        let copied = Command::new("sh")
            .args(["-euc", line.trim_end()])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(status(&copied), 0, "{line}\n{}", stderr(&copied));
        assert_eq!(status(&render(folder.path(), &["--check"])), 0);
    }
}

#[test]
fn what_is_not_named_stays_refused() {
    let folder = edited(BLUEPRINT, &retired());
    let named = "module.us_west_2.module.logs.aws_s3_bucket.logs";
    let refused = render(folder.path(), &["--allow-replace", named]);
    assert_eq!(status(&refused), 2);
    let said = stderr(&refused);
    assert!(
        said.contains("5 resources") && !said.contains(named),
        "{said}"
    );
}

#[test]
fn an_address_that_nothing_needs_is_a_warning() {
    let folder = edited(BLUEPRINT, BLUEPRINT);
    let before = files(folder.path());
    let flags = [
        "--allow-replace",
        "module.us_west_2.module.logs.aws_s3_bucket.logs",
    ];
    let warned = render(folder.path(), &flags);
    assert_eq!(status(&warned), 0);
    assert!(
        stderr(&warned).contains("warning[stateful-address-unneeded]"),
        "{}",
        stderr(&warned)
    );
    put(folder.path(), &BLUEPRINT.replace("10.20.", "10.30."));
    let denied = render(folder.path(), &[&flags[..], &["--deny-warnings"]].concat());
    assert_eq!(status(&denied), 2);
    put(folder.path(), BLUEPRINT);
    assert_eq!(files(folder.path()), before, "nothing is written");

    put(folder.path(), &retired());
    let mistyped = [
        "--allow-replace",
        "module.us_west_2.module.logs.aws_s3_bucket.log",
    ];
    let said = stderr(&render(folder.path(), &mistyped));
    assert!(
        said.contains("did you mean `module.us_west_2.module.logs.aws_s3_bucket.logs`?"),
        "{said}"
    );
    assert!(said.contains("6 resources"), "{said}");
}

#[test]
fn a_tree_without_manifest_is_not_guarded_and_that_is_said() {
    let folder = edited(BLUEPRINT, &retired());
    fs::remove_file(folder.path().join("tree/.carshare-gen.json")).unwrap();
    for (flags, wanted) in [(&[][..], 1), (&["--force"][..], 0)] {
        let output = render(folder.path(), flags);
        let said = stderr(&output);
        assert_eq!(status(&output), wanted, "{said}");
        assert!(
            said.contains("warning[stateful-unknown]: `tree` holds files"),
            "{said}"
        );
    }
    let again = render(folder.path(), &[]);
    assert!(
        !stderr(&again).contains("stateful-unknown"),
        "it has one now"
    );
}

#[test]
fn a_damaged_manifest_is_refused_whatever_is_allowed() {
    let folder = edited(BLUEPRINT, &retired());
    let manifest = folder.path().join("tree/.carshare-gen.json");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.split_at(text.len() / 2).0).unwrap();
    let before = files(folder.path());
    let refused = render(folder.path(), &["--force", "--allow-replace", "module.x"]);
    let said = stderr(&refused);
    assert_eq!(status(&refused), 3, "{said}");
    assert!(
        said.contains("error[manifest-unreadable]") && said.contains("what holds data"),
        "{said}"
    );
    assert_eq!(files(folder.path()), before);
}

#[test]
fn hand_edits_and_losses_are_told_together() {
    let folder = edited(BLUEPRINT, &retired());
    fs::write(folder.path().join("tree/main.tf"), "# mine\n").unwrap();
    let refused = render(folder.path(), &[]);
    let said = stderr(&refused);
    assert_eq!(status(&refused), 2, "{said}");
    assert!(
        said.contains("error[output-conflict]") && said.contains("error[stateful-removed]"),
        "{said}"
    );
}

#[test]
fn a_region_that_is_dropped_at_once_is_told_to_retire_first() {
    let dropped = BLUEPRINT
        .split_once("\n[[region]]\nname = \"us-west-2\"")
        .unwrap()
        .0;
    let folder = edited(BLUEPRINT, dropped);
    let said = refusal(&render(folder.path(), &[]));
    assert!(
        said.contains("there is no `[[region]]` of `us-west-2` any more"),
        "{said}"
    );
    assert!(said.contains("the first with `retired = true`"), "{said}");
}

#[test]
fn another_primary_region_would_take_the_user_pool_along() {
    let before = format!("{BLUEPRINT}{SIGN_IN}");
    let after = before.replace(
        "primary_region = \"us-east-1\"",
        "primary_region = \"us-west-2\"",
    );
    let folder = edited(&before, &after);
    let said = refusal(&render(folder.path(), &[]));
    assert!(
        said.contains("the user pool is in `us-west-2` now"),
        "{said}"
    );
    assert!(
        said.contains("3 | primary_region = \"us-west-2\"\n"),
        "{said}"
    );
    put(folder.path(), &format!("{after}region = \"us-east-1\"\n"));
    let stays = render(folder.path(), &[]);
    assert_eq!(status(&stays), 0, "{}", stderr(&stays));
}

/// The manifest that the last release before format 2 wrote for this blueprint.
#[test]
fn a_manifest_of_format_1_guards_addresses_but_knows_no_attributes() {
    let old = fs::read_to_string(repository("tests/manifests/format-1.json")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let manifest = folder.path().join("tree/.carshare-gen.json");
    fs::create_dir(folder.path().join("tree")).unwrap();
    fs::write(&manifest, &old).unwrap();

    put(folder.path(), &retired());
    let said = refusal(&render(folder.path(), &[]));
    assert!(
        said.starts_with("error[stateful-removed]: 6 resources"),
        "{said}"
    );
    assert_eq!(fs::read_to_string(&manifest).unwrap(), old);

    put(folder.path(), &BLUEPRINT.replace("\"test\"", "\"prod\""));
    assert_eq!(status(&render(folder.path(), &["--dry-run"])), 0);

    put(folder.path(), BLUEPRINT);
    let passed = render(folder.path(), &[]);
    assert_eq!(status(&passed), 0, "{}", stderr(&passed));
    let new = fs::read_to_string(&manifest).unwrap();
    assert!(new.starts_with("{\n  \"format\": 2,\n"), "{new}");
}

/// Whatever write of an allowed edit it was killed at: while the manifest is the old one the edit is refused again, and going back is always free.
#[test]
fn a_killed_run_leaves_the_guard_as_it_was_or_as_it_was_allowed_to_be() {
    let old_tree = tree(&[("main.tf", "one\n"), ("west.tf", "west\n")]);
    let new_tree = tree(&[("main.tf", "two\n")]);
    let (old_data, new_data) = (
        Stateful::of(&plan(BLUEPRINT)),
        Stateful::of(&plan(&retired())),
    );
    let old = Wanted {
        stateful: &old_data,
        ..Wanted::new(&old_tree, "old")
    };
    let new = Wanted {
        stateful: &new_data,
        ..Wanted::new(&new_tree, "new")
    };
    let expendable: BTreeSet<String> = old_data
        .iter()
        .map(|(address, _)| address.to_owned())
        .collect();
    let allowed = Wanted {
        expendable: &expendable,
        ..new
    };
    let (mut refused, mut done) = (0, 0);
    for at in 0..100 {
        let folder = crate::trees::folder();
        apply(folder.path(), &old, Conflicts::Refuse).unwrap();
        let disk = FaultyDisk::new(Fault::Killed, at);
        let _ = apply_on(&disk, folder.path(), &allowed, Conflicts::Refuse);
        if !disk.has_struck() {
            break;
        }
        let seen = snapshot(folder.path(), &new_tree).unwrap();
        let lost = losses(&new, &seen);
        match seen.manifest().unwrap().plan() {
            "old" => {
                let again = apply_on(&LocalDisk, folder.path(), &new, Conflicts::Overwrite);
                assert_eq!(again.unwrap_err().losses, lost, "killed at {at}");
                assert_eq!(lost.len(), 6, "killed at {at}");
                refused += 1;
            }
            _ => {
                assert!(lost.is_empty(), "killed at {at}");
                done += 1;
            }
        }
        apply(folder.path(), &old, Conflicts::Refuse).unwrap();
    }
    assert!(refused > 5 && done > 0, "{refused} refused, {done} done");
}
