//! The command as its users meet it: products on stdout, words on stderr, exit status.

use std::fs;

use serde_json::Value;

use crate::program::{files, folder, run, status, stderr, stdout};
use crate::support::{MINIMAL, repository};

#[test]
fn init_writes_a_blueprint_that_validates_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    // The shortest blueprint names no domain, and is told what that means; nothing else is to be said of either.
    let shipped: [(&str, &str, &[&str]); 2] = [
        ("minimal", "one.toml", &["alb-plaintext"]),
        ("production", "two.toml", &[]),
    ];
    for (example, file, warnings) in shipped {
        let made = run(folder.path(), &["init", file, "--from", example]);
        assert_eq!(status(&made), 0, "{}", stderr(&made));
        let valid = run(folder.path(), &["validate", file, "--format", "json"]);
        assert_eq!(status(&valid), 0, "{}", stderr(&valid));
        let report: Value = serde_json::from_str(&stdout(&valid)).unwrap();
        let findings = report["findings"].as_array().unwrap();
        let codes: Vec<_> = findings.iter().map(|f| f["code"].as_str()).collect();
        let expected: Vec<_> = warnings.iter().copied().map(Some).collect();
        assert_eq!(codes, expected, "{example}");
    }
    assert_eq!(status(&run(folder.path(), &["init"])), 0);
    let before = files(folder.path());
    let again = run(folder.path(), &["init"]);
    assert_eq!(status(&again), 2);
    assert!(
        stderr(&again).contains("error[file-exists]"),
        "{}",
        stderr(&again)
    );
    assert_eq!(files(folder.path()), before);
    let nowhere = run(folder.path(), &["init", "no/such/folder.toml"]);
    assert_eq!(status(&nowhere), 3, "{}", stderr(&nowhere));
}

#[test]
fn render_reports_what_it_did_and_the_next_command() {
    let folder = folder();
    let first = run(
        folder.path(),
        &["render", "blueprint.toml", "--out", "tree"],
    );
    assert_eq!(status(&first), 0, "{}", stderr(&first));
    assert_eq!(stdout(&first), "", "a render's product is the folder");
    let said = stderr(&first);
    assert!(said.contains("created main.tf\n"), "{said}");
    assert!(
        said.contains("0 updated, 0 deleted, 0 left alone"),
        "{said}"
    );
    assert!(
        said.ends_with("next: terraform -chdir=tree init\n"),
        "{said}"
    );

    fs::write(
        folder.path().join("blueprint.toml"),
        MINIMAL.to_owned() + "\n[tags]\ncost_center = \"4711\"\n",
    )
    .unwrap();
    let second = run(
        folder.path(),
        &["render", "blueprint.toml", "--out", "tree"],
    );
    let said = stderr(&second);
    assert!(said.contains("updated terraform.tfvars\n"), "{said}");
    assert!(said.contains("0 created,"), "{said}");
}

#[test]
fn check_and_dry_run_write_nothing() {
    let folder = folder();
    let dry = run(
        folder.path(),
        &["render", "blueprint.toml", "--out", "tree", "--dry-run"],
    );
    assert_eq!(status(&dry), 0);
    assert!(
        stderr(&dry).contains("would create main.tf"),
        "{}",
        stderr(&dry)
    );
    let missing = run(
        folder.path(),
        &["render", "blueprint.toml", "--out", "tree", "--check"],
    );
    assert_eq!(status(&missing), 1);
    assert!(!folder.path().join("tree").exists());

    assert_eq!(
        status(&run(
            folder.path(),
            &["render", "blueprint.toml", "--out", "tree"]
        )),
        0
    );
    let same = run(
        folder.path(),
        &["render", "blueprint.toml", "--out", "tree", "--check"],
    );
    assert_eq!((status(&same), stdout(&same)), (0, String::new()));

    let edited = folder.path().join("tree/variables.tf");
    fs::write(&edited, fs::read_to_string(&edited).unwrap() + "# mine\n").unwrap();
    let before = files(folder.path());
    let differs = run(
        folder.path(),
        &["render", "blueprint.toml", "--out", "tree", "--check"],
    );
    assert_eq!(status(&differs), 1);
    assert!(
        stdout(&differs).contains("--- a/variables.tf\n+++ b/variables.tf\n"),
        "{}",
        stdout(&differs)
    );
    assert!(stdout(&differs).contains("-# mine\n"));
    assert_eq!(files(folder.path()), before);
}

#[test]
fn hand_edits_stop_a_render_and_force_overrides() {
    let folder = folder();
    run(
        folder.path(),
        &["render", "blueprint.toml", "--out", "tree"],
    );
    let rendered = files(folder.path());
    fs::write(folder.path().join("tree/main.tf"), "# mine\n").unwrap();
    let before = files(folder.path());
    let refused = run(
        folder.path(),
        &["render", "blueprint.toml", "--out", "tree"],
    );
    assert_eq!(status(&refused), 1);
    let said = stderr(&refused);
    assert!(
        said.contains("output-conflict") && said.contains("main.tf") && said.contains("--force"),
        "{said}"
    );
    assert_eq!(files(folder.path()), before, "nothing at all is written");
    let forced = run(
        folder.path(),
        &["render", "blueprint.toml", "--out", "tree", "--force"],
    );
    assert_eq!(status(&forced), 0);
    assert_eq!(files(folder.path()), rendered);
}

#[test]
fn diff_tells_folder_and_blueprint_apart() {
    let folder = folder();
    run(
        folder.path(),
        &["render", "blueprint.toml", "--out", "tree"],
    );
    let same = run(
        folder.path(),
        &["diff", "blueprint.toml", "--against", "tree"],
    );
    assert_eq!((status(&same), stdout(&same)), (0, String::new()));

    fs::write(
        folder.path().join("new.toml"),
        MINIMAL.replace("\"test\"", "\"stage\""),
    )
    .unwrap();
    let against = run(folder.path(), &["diff", "new.toml", "--against", "tree"]);
    assert_eq!(status(&against), 1);
    assert!(
        stdout(&against).contains("+environment    = \"stage\"\n"),
        "{}",
        stdout(&against)
    );

    let both = run(folder.path(), &["diff", "blueprint.toml", "new.toml"]);
    assert_eq!(status(&both), 1);
    assert!(stdout(&both).contains("-environment    = \"test\"\n+environment    = \"stage\"\n"));

    let json = run(
        folder.path(),
        &["diff", "blueprint.toml", "new.toml", "--format", "json"],
    );
    let report: Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert_eq!(report["equal"], false);
    let files: Vec<&str> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f["path"].as_str().unwrap())
        .collect();
    assert_eq!(files, ["README.md", "terraform.tfvars"]);

    assert_eq!(status(&run(folder.path(), &["diff", "blueprint.toml"])), 2);
    assert_eq!(
        status(&run(
            folder.path(),
            &["diff", "blueprint.toml", "new.toml", "--against", "tree"]
        )),
        2
    );
}

#[test]
fn validate_reports_findings_for_people_and_programs() {
    let folder = folder();
    fs::write(
        folder.path().join("bad.toml"),
        MINIMAL.replace("us-east-1", "us-est-1"),
    )
    .unwrap();
    let text = run(folder.path(), &["validate", "blueprint.toml", "bad.toml"]);
    assert_eq!((status(&text), stdout(&text)), (2, String::new()));
    let said = stderr(&text);
    assert!(said.contains("blueprint.toml: ok"), "{said}");
    assert!(
        said.contains("error[region-unknown]")
            && said.contains("bad.toml:6:8")
            && said.contains("did you mean `us-east-1`?"),
        "{said}"
    );
    assert!(!said.contains('\u{1b}'), "no colour off a terminal");

    let json = run(folder.path(), &["validate", "bad.toml", "--format", "json"]);
    assert_eq!(status(&json), 2);
    let report: Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert_eq!(report["valid"], false);
    let finding = &report["findings"][0];
    assert_eq!(finding["code"], "region-unknown");
    assert_eq!(finding["labels"][0]["start"]["line"], 6);
    assert_eq!(finding["labels"][0]["start"]["column"], 8);
}

#[test]
fn warnings_are_errors_on_request() {
    let folder = folder();
    let warned = MINIMAL.replace("10.20.0.0/16", "11.20.0.0/16");
    fs::write(folder.path().join("blueprint.toml"), warned).unwrap();
    let lenient = run(folder.path(), &["validate", "blueprint.toml"]);
    assert_eq!(status(&lenient), 0);
    assert!(
        stderr(&lenient).contains("warning[cidr-not-private]"),
        "{}",
        stderr(&lenient)
    );
    let denied: [&[&str]; 3] = [
        &["validate", "blueprint.toml", "--deny-warnings"],
        &[
            "render",
            "blueprint.toml",
            "--out",
            "tree",
            "--deny-warnings",
        ],
        &[
            "diff",
            "blueprint.toml",
            "--against",
            "tree",
            "--deny-warnings",
        ],
    ];
    for arguments in denied {
        assert_eq!(status(&run(folder.path(), arguments)), 2, "{arguments:?}");
    }
    assert!(!folder.path().join("tree").exists());
}

#[test]
fn schema_explain_version_and_usage() {
    let folder = folder();
    let schema = run(folder.path(), &["schema"]);
    assert_eq!(status(&schema), 0);
    let checked_in = fs::read_to_string(repository("blueprints/blueprint.schema.json")).unwrap();
    assert_eq!(stdout(&schema), checked_in);

    let explained = run(folder.path(), &["explain", "cidr-overlaps"]);
    assert_eq!(status(&explained), 0);
    assert!(stdout(&explained).len() > 100);
    let listed = run(folder.path(), &["explain"]);
    assert!(stdout(&listed).lines().count() > 40);
    let unknown = run(folder.path(), &["explain", "cidr-overlap"]);
    assert_eq!(status(&unknown), 2);
    assert!(
        stderr(&unknown).contains("error[code-unknown]")
            && stderr(&unknown).contains("did you mean `cidr-overlaps`?"),
        "{}",
        stderr(&unknown)
    );

    let version = run(folder.path(), &["--version"]);
    assert_eq!(status(&version), 0);
    let said = stdout(&version);
    assert!(
        said.starts_with("carshare-gen 0.") && said.contains("catalogue of 20"),
        "{said}"
    );
    assert_eq!(status(&run(folder.path(), &["--help"])), 0);
    for wrong in [
        &["no-such-command"][..],
        &[],
        &["render", "blueprint.toml"],
        &["validate"],
        &["graph"],
    ] {
        assert_eq!(status(&run(folder.path(), wrong)), 2, "{wrong:?}");
    }
}

#[test]
fn graph_prints_the_diagram_of_the_readme() {
    let folder = folder();
    let printed = run(folder.path(), &["graph", "blueprint.toml"]);
    assert_eq!(status(&printed), 0);
    assert!(stderr(&printed).contains("warning[alb-plaintext]"));
    let diagram = stdout(&printed);
    assert!(diagram.starts_with("flowchart LR\n"), "{diagram}");
    assert!(diagram.ends_with('\n') && !diagram.contains('\u{1b}'));
    run(
        folder.path(),
        &["render", "blueprint.toml", "--out", "tree"],
    );
    let readme = fs::read_to_string(folder.path().join("tree/README.md")).unwrap();
    assert!(readme.contains(&format!("\n```mermaid\n{diagram}```\n")));

    let faulty = MINIMAL.replace("us-east-1", "us-est-1");
    fs::write(folder.path().join("bad.toml"), faulty).unwrap();
    let refused = run(folder.path(), &["graph", "bad.toml"]);
    assert_eq!((status(&refused), stdout(&refused)), (2, String::new()));
    assert!(stderr(&refused).contains("error[region-unknown]"));
    let public = MINIMAL.replace("10.20.0.0/16", "11.20.0.0/16");
    fs::write(folder.path().join("warned.toml"), public).unwrap();
    let warned = run(folder.path(), &["graph", "warned.toml"]);
    assert_eq!((status(&warned), stdout(&warned).is_empty()), (0, false));
    assert!(stderr(&warned).contains("warning[cidr-not-private]"));
    let denied = run(folder.path(), &["graph", "warned.toml", "--deny-warnings"]);
    assert_eq!((status(&denied), stdout(&denied)), (2, String::new()));
    assert_eq!(status(&run(folder.path(), &["graph", "no.toml"])), 3);
}
