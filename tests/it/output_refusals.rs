//! Folders into which nothing is rendered, and why.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use carshare_gen::diagnostics::Code;
use carshare_gen::output::{
    Conflicts, Disk, Failure, LocalDisk, Report, apply, apply_on, snapshot,
};
use carshare_gen::render::Tree;

use crate::case_folding_disk::CaseFoldingDisk;
use crate::trees::{folder, listing, put, tree, wanted};

fn some_tree() -> Tree {
    tree(&[
        ("a.tf", "a\n"),
        ("m/x/main.tf", "x\n"),
        ("m/y/main.tf", "y\n"),
    ])
}

fn render(folder: &Path, tree: &Tree) -> Result<Report, Failure> {
    apply(folder, &wanted(tree), Conflicts::Refuse)
}

/// Both with and without force: refused with this one code, the path named, and nothing on disk changed.
fn assert_refused(base: &Path, out: &Path, tree: &Tree, code: Code, named: &str) {
    let before = listing(base);
    for conflicts in [Conflicts::Refuse, Conflicts::Overwrite] {
        let failure = apply(out, &wanted(tree), conflicts).expect_err("refused");
        let findings: Vec<_> = failure.diagnostics.iter().collect();
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].code, code, "{findings:?}");
        assert!(findings[0].message.contains(named), "{findings:?}");
        assert_eq!(listing(base), before, "{code}");
    }
}

#[test]
fn an_output_that_is_no_folder() {
    let base = folder();
    put(base.path(), "file", "text");
    symlink("nowhere", base.path().join("dangling")).expect("writable");
    for out in ["file", "file/below", "dangling"] {
        let named = if out == "dangling" {
            "dangling"
        } else {
            "file"
        };
        assert_refused(
            base.path(),
            &base.path().join(out),
            &some_tree(),
            Code::OutputNotDirectory,
            named,
        );
    }
    let seen = snapshot(&base.path().join("file"), &some_tree()).expect_err("a file");
    assert!(
        seen.iter()
            .all(|finding| finding.code == Code::OutputNotDirectory)
    );
}

#[test]
fn an_output_behind_a_symlink_is_the_users_choice() {
    let base = folder();
    fs::create_dir(base.path().join("real")).expect("writable");
    symlink("real", base.path().join("out")).expect("writable");
    render(&base.path().join("out"), &some_tree()).expect("rendered");
    assert!(base.path().join("real/m/x/main.tf").is_file());
}

#[test]
fn a_symlink_at_a_path_of_ours_or_on_the_way_to_it() {
    for (link, gone) in [
        ("a.tf", "a.tf"),
        ("m/x/main.tf", "m/x/main.tf"),
        ("m/x", "m/x"),
        ("m", "m"),
    ] {
        let base = folder();
        let out = base.path().join("out");
        render(&out, &some_tree()).expect("rendered");
        let (place, elsewhere) = (out.join(gone), base.path().join("elsewhere"));
        // What the link leads to is exactly what was there: following it would go unnoticed.
        fs::rename(&place, &elsewhere).expect("writable");
        symlink(&elsewhere, out.join(link)).expect("writable");
        assert_refused(base.path(), &out, &some_tree(), Code::OutputSymlink, link);
        // Nor is anything deleted through it.
        let smaller = tree(&[("b.tf", "b\n")]);
        assert_refused(base.path(), &out, &smaller, Code::OutputSymlink, link);
    }
}

#[test]
fn a_manifest_or_journal_that_is_a_symlink() {
    for name in [".carshare-gen.json", ".carshare-gen.journal"] {
        let base = folder();
        let out = base.path().join("out");
        render(&out, &some_tree()).expect("rendered");
        let text = fs::read_to_string(out.join(".carshare-gen.json")).expect("it exists");
        put(base.path(), "elsewhere", &text);
        let _ = fs::remove_file(out.join(name));
        symlink(base.path().join("elsewhere"), out.join(name)).expect("writable");
        assert_refused(base.path(), &out, &some_tree(), Code::OutputSymlink, name);
    }
}

#[test]
fn a_folder_where_a_file_goes_and_a_file_where_a_folder_goes() {
    let out = folder();
    put(out.path(), "a.tf/theirs", "text");
    assert_refused(
        out.path(),
        out.path(),
        &some_tree(),
        Code::OutputConflict,
        "a.tf",
    );

    let out = folder();
    put(out.path(), "m", "theirs");
    assert_refused(
        out.path(),
        out.path(),
        &some_tree(),
        Code::OutputConflict,
        "m",
    );

    // Ours but for one file.
    let out = folder();
    render(out.path(), &some_tree()).expect("rendered");
    put(out.path(), "m/x/theirs", "text");
    let flat = tree(&[("m", "a file\n")]);
    assert_refused(
        out.path(),
        out.path(),
        &flat,
        Code::OutputConflict,
        "m/x/theirs",
    );
    fs::remove_file(out.path().join("m/x/theirs")).expect("it exists");
    render(out.path(), &flat).expect("all in there is ours");
    assert!(out.path().join("m").is_file());

    // An owned file that has become a folder, and is no longer wanted: left alone.
    let out = folder();
    render(out.path(), &some_tree()).expect("rendered");
    fs::remove_file(out.path().join("a.tf")).expect("it exists");
    put(out.path(), "a.tf/theirs", "text");
    render(out.path(), &tree(&[("b.tf", "b\n")])).expect("rendered");
    assert!(out.path().join("a.tf/theirs").is_file());
}

#[test]
fn a_temporary_name_that_no_journal_explains() {
    let out = folder();
    put(out.path(), "m/x/.carshare-gen.main.tf.tmp", "theirs");
    let named = "m/x/.carshare-gen.main.tf.tmp";
    assert_refused(
        out.path(),
        out.path(),
        &some_tree(),
        Code::OutputConflict,
        named,
    );
}

#[test]
fn manifests_and_journals_that_cannot_be_understood() {
    let digest = "0".repeat(64);
    let escape = format!(
        r#"{{"format": 1, "plan": "", "files": {{"../victim": "{digest}"}}, "stateful": []}}"#
    );
    let cases = [
        (
            ".carshare-gen.json",
            r#"{"format": 3, "new": true}"#,
            Code::ManifestTooNew,
        ),
        (
            ".carshare-gen.journal",
            r#"{"format": 2}"#,
            Code::ManifestTooNew,
        ),
        (".carshare-gen.json", "", Code::ManifestUnreadable),
        (".carshare-gen.json", "not JSON", Code::ManifestUnreadable),
        (
            ".carshare-gen.json",
            r#"{"format": 0}"#,
            Code::ManifestUnreadable,
        ),
        (
            ".carshare-gen.json",
            r#"{"format": 1, "files": []}"#,
            Code::ManifestUnreadable,
        ),
        (".carshare-gen.json", &escape, Code::ManifestUnreadable),
        // Without the list of what holds data nothing would be guarded.
        (
            ".carshare-gen.json",
            r#"{"format": 2, "plan": "", "files": {}}"#,
            Code::ManifestUnreadable,
        ),
        (
            ".carshare-gen.json",
            r#"{"format": 2, "plan": "", "files": {}, "stateful": []}"#,
            Code::ManifestUnreadable,
        ),
        // What is shown, and copied into a shell, is nothing but an address.
        (
            ".carshare-gen.json",
            r#"{"format": 2, "plan": "", "files": {}, "stateful": {"a'; rm -r b; '": {}}}"#,
            Code::ManifestUnreadable,
        ),
        (
            ".carshare-gen.json",
            r#"{"format": 2, "plan": "", "files": {}, "stateful": {"a.b": {"c": "\u001b[2J"}}}"#,
            Code::ManifestUnreadable,
        ),
        (
            ".carshare-gen.journal",
            r#"{"format": 1, "fil"#,
            Code::ManifestUnreadable,
        ),
        (
            ".carshare-gen.journal",
            r#"{"format": 1, "files": {"/etc/passwd": []}}"#,
            Code::ManifestUnreadable,
        ),
    ];
    for (name, text, code) in cases {
        let base = folder();
        put(base.path(), "victim", "theirs");
        let out = base.path().join("out");
        render(&out, &some_tree()).expect("rendered");
        put(&out, name, text);
        let other = tree(&[("a.tf", "A\n")]);
        assert_refused(base.path(), &out, &other, code, name);
    }
}

#[test]
fn a_folder_that_another_run_is_writing_to() {
    let out = folder();
    let other_run = LocalDisk.try_lock(out.path()).expect("free");
    assert_refused(
        out.path(),
        out.path(),
        &some_tree(),
        Code::OutputLocked,
        &out.path().display().to_string(),
    );
    drop(other_run);
    render(out.path(), &some_tree()).expect("free again");
}

#[test]
fn of_many_runs_at_once_each_writes_all_or_says_that_it_did_not() {
    let base = folder();
    let trees: Vec<Tree> = ["1\n", "2\n", "3\n", "4\n"]
        .map(|text| tree(&[("a.tf", text), ("m/b.tf", text), ("m/c.tf", text)]))
        .to_vec();
    for round in 0..20 {
        let out = base.path().join(format!("{round}/out"));
        let results: Vec<_> = std::thread::scope(|scope| {
            let runs: Vec<_> = trees
                .iter()
                .map(|tree| scope.spawn(|| render(&out, tree)))
                .collect();
            runs.into_iter()
                .map(|run| run.join().expect("no panic"))
                .collect()
        });
        assert!(results.iter().any(Result::is_ok), "{results:?}");
        for failure in results.into_iter().filter_map(Result::err) {
            let codes: Vec<_> = failure
                .diagnostics
                .iter()
                .map(|finding| finding.code)
                .collect();
            assert_eq!(codes, [Code::OutputLocked], "{failure:?}");
        }
        let held = listing(&out);
        assert_eq!(held.len(), 5, "{held:?}");
        assert_eq!(held["a.tf"], held["m/b.tf"]);
        assert_eq!(held["a.tf"], held["m/c.tf"]);
    }
}

#[test]
fn letter_case_that_the_file_system_ignores() {
    let out = folder();
    let disk = CaseFoldingDisk { root: out.path() };
    let on_disk = |tree: &Tree| apply_on(&disk, out.path(), &wanted(tree), Conflicts::Refuse);
    on_disk(&tree(&[("Main.tf", "one\n"), ("Mod/a.tf", "a\n")])).expect("rendered");
    for text in ["one\n", "two\n"] {
        let lower = tree(&[("main.tf", text), ("mod/a.tf", "a\n")]);
        on_disk(&lower).expect("rendered");
        assert_eq!(listing(out.path())["main.tf"], text.as_bytes());
        assert_eq!(listing(out.path())["mod/a.tf"], b"a\n");
        assert!(on_disk(&lower).expect("the same").updated.is_empty());
    }
    put(out.path(), "readme.md", "theirs\n");
    let with_readme = tree(&[("main.tf", "two\n"), ("README.md", "ours\n")]);
    let failure = on_disk(&with_readme).expect_err("a foreign file");
    assert!(
        failure
            .diagnostics
            .iter()
            .all(|finding| finding.code == Code::OutputConflict)
    );
    assert_eq!(listing(out.path())["readme.md"], b"theirs\n");
}
