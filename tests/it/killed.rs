//! Stopped after every single write in turn, and refused at every single write: the next run, of any blueprint, succeeds, and nothing of
//! the user's is lost.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use carshare_gen::diagnostics::Code;
use carshare_gen::output::{Conflicts, Disk, Failure, LocalDisk, Report, apply_on};
use carshare_gen::render::Tree;

use crate::faulty_disk::{Fault, FaultyDisk};
use crate::trees::{folder, listing, put, tree, wanted};

/// Three trees that differ in every way two trees can: texts, files, folders, a file that becomes a folder and one that was a folder, a name
/// in another letter case.
fn trees() -> [Tree; 3] {
    [
        tree(&[
            ("README.md", "# one\n"),
            ("main.tf", "one\n"),
            ("same.tf", "same\n"),
            ("Case.tf", "case one\n"),
            ("swap", "a file\n"),
            ("turn/x/y.tf", "in a folder\n"),
            ("modules/nat/main.tf", "nat one\n"),
            ("modules/old/deep/main.tf", "old\n"),
        ]),
        tree(&[
            ("README.md", "# two\n"),
            ("main.tf", "two\n"),
            ("same.tf", "same\n"),
            ("case.tf", "case two\n"),
            ("swap/in/file.tf", "now a folder\n"),
            ("turn", "now a file\n"),
            ("modules/nat/main.tf", "nat two\n"),
            ("modules/new/main.tf", "new\n"),
            ("modules/region/main.tf", "region\n"),
        ]),
        tree(&[
            ("README.md", "# three\n"),
            ("main.tf", "two\n"),
            ("same.tf", "changed\n"),
            ("Case.tf", "case three\n"),
            ("swap", "a file again\n"),
            ("turn/z.tf", "a folder again\n"),
            ("modules/nat/egress.tf", "egress\n"),
            ("tests/network.tftest.hcl", "test\n"),
        ]),
    ]
}

/// What a user has in the folder.
const THE_USERS: [(&str, &str); 4] = [
    ("terraform.tfstate", "{}"),
    (".terraform/providers/aws", "binary"),
    ("modules/old/override.tf", "mine"),
    ("notes.txt", "do not lose"),
];

fn render(disk: &dyn Disk, folder: &Path, tree: &Tree) -> Result<Report, Failure> {
    apply_on(disk, folder, &wanted(tree), Conflicts::Refuse)
}

/// What the folder holds once `tree` is rendered beside the user's files, as if nothing had ever gone wrong.
fn expected(tree: &Tree) -> BTreeMap<String, Vec<u8>> {
    let fresh = folder();
    for (path, text) in THE_USERS {
        put(fresh.path(), path, text);
    }
    render(&LocalDisk, fresh.path(), tree).expect("a fresh folder");
    listing(fresh.path())
}

/// A folder with the user's files and the first tree.
fn rendered(first: Option<&Tree>) -> tempfile::TempDir {
    let folder = folder();
    for (path, text) in THE_USERS {
        put(folder.path(), path, text);
    }
    if let Some(first) = first {
        render(&LocalDisk, folder.path(), first).expect("the first render");
    }
    folder
}

/// Calls `case` with a fault at every write in turn; returns at how many it struck.
fn at_every_write(fault: Fault, mut case: impl FnMut(&FaultyDisk, usize)) -> usize {
    for at in 0..1_000 {
        let disk = FaultyDisk::new(fault, at);
        case(&disk, at);
        if !disk.has_struck() {
            return at;
        }
    }
    panic!("a render of a few files ends");
}

#[test]
fn after_any_write_a_third_tree_renders_as_if_nothing_had_happened() {
    let [first, second, third] = trees();
    let end = expected(&third);
    for fault in [Fault::Killed, Fault::KilledHalfway] {
        for start in [None, Some(&first)] {
            let struck = at_every_write(fault, |disk, at| {
                let folder = rendered(start);
                let killed = render(disk, folder.path(), &second).is_err();
                // The last writes are ones that nothing depends on.
                assert!(killed || !disk.has_struck() || at > 20);
                let report = render(&LocalDisk, folder.path(), &third)
                    .unwrap_or_else(|failure| panic!("{fault:?} at {at}: {failure:?}"));
                assert_eq!(listing(folder.path()), end, "{fault:?} at {at}: {report:?}");
            });
            assert!(struck > 25, "{struck} writes");
        }
    }
}

#[test]
fn two_kills_in_a_row_are_survived_too() {
    let [first, second, third] = trees();
    let end = expected(&first);
    for stride in [3, 11, 17] {
        at_every_write(Fault::KilledHalfway, |disk, at| {
            let folder = rendered(Some(&first));
            let _ = render(disk, folder.path(), &second);
            let again = FaultyDisk::new(Fault::KilledHalfway, at * stride % 40);
            let _ = render(&again, folder.path(), &third);
            render(&LocalDisk, folder.path(), &first)
                .unwrap_or_else(|failure| panic!("{at}, {stride}: {failure:?}"));
            assert_eq!(listing(folder.path()), end, "{at}, {stride}");
        });
    }
}

#[test]
fn what_the_user_edits_after_a_kill_is_not_overwritten() {
    let [first, second, third] = trees();
    // A file that the third tree wants, and one that it would delete.
    for (edited, wanted_by_third) in [("main.tf", true), ("modules/nat/main.tf", false)] {
        at_every_write(Fault::Killed, |disk, at| {
            let folder = rendered(Some(&first));
            let _ = render(disk, folder.path(), &second);
            put(folder.path(), edited, "my edit\n");
            let before = listing(folder.path());
            let failure = render(&LocalDisk, folder.path(), &third).expect_err("a conflict");
            let codes = failure.diagnostics.iter().map(|finding| finding.code);
            assert_eq!(codes.collect::<Vec<_>>(), [Code::OutputConflict], "at {at}");
            let diff = failure.conflicts[0].unified_diff();
            assert!(diff.contains("-my edit\n"), "{diff}");
            assert_eq!(diff.contains("+++ /dev/null"), !wanted_by_third, "{diff}");
            assert_eq!(listing(folder.path()), before, "nothing at all is written");
        });
    }
}

#[test]
fn an_edit_that_a_killed_forced_run_had_not_overwritten_yet_needs_force_again() {
    let [first, second, third] = trees();
    let mut survived = 0;
    at_every_write(Fault::Killed, |disk, at| {
        let folder = rendered(Some(&first));
        put(folder.path(), "README.md", "my edit\n");
        let _ = apply_on(disk, folder.path(), &wanted(&second), Conflicts::Overwrite);
        let before = listing(folder.path());
        let after = render(&LocalDisk, folder.path(), &third);
        if before["README.md"] == b"my edit\n" {
            survived += 1;
            assert!(after.is_err(), "at {at}");
            assert_eq!(listing(folder.path()), before, "at {at}");
        } else {
            after.unwrap_or_else(|failure| panic!("at {at}: {failure:?}"));
            assert_eq!(listing(folder.path()), expected(&third), "at {at}");
        }
    });
    assert!(survived > 10, "{survived}");
}

#[test]
fn a_rename_that_a_power_failure_undid_is_no_edit() {
    let [first, second, third] = trees();
    let mut undone = 0;
    at_every_write(Fault::Killed, |disk, at| {
        let folder = rendered(Some(&first));
        let _ = render(disk, folder.path(), &second);
        if !folder.path().join(".carshare-gen.journal").exists() {
            return;
        }
        undone += 1;
        put(folder.path(), "main.tf", "one\n");
        render(&LocalDisk, folder.path(), &third)
            .unwrap_or_else(|failure| panic!("at {at}: {failure:?}"));
        assert_eq!(listing(folder.path()), expected(&third), "at {at}");
    });
    assert!(undone > 20, "{undone}");
}

#[test]
fn a_disk_that_refuses_a_write_leaves_the_old_tree_or_one_that_the_next_run_completes() {
    let [first, second, _] = trees();
    let end = expected(&second);
    for kind in [
        ErrorKind::PermissionDenied,
        ErrorKind::StorageFull,
        ErrorKind::ReadOnlyFilesystem,
    ] {
        let mut untouched = 0;
        at_every_write(Fault::Fails(kind), |disk, at| {
            let folder = rendered(Some(&first));
            let before = listing(folder.path());
            if let Err(failure) = render(disk, folder.path(), &second) {
                untouched += usize::from(assert_refusal(&failure, folder.path(), &before));
            }
            render(&LocalDisk, folder.path(), &second)
                .unwrap_or_else(|failure| panic!("{kind:?} at {at}: {failure:?}"));
            assert_eq!(listing(folder.path()), end, "{kind:?} at {at}");
        });
        assert!(untouched > 5, "{untouched} refusals changed nothing");
    }
}

/// Holds the finding against what is on disk; returns whether the old tree is untouched.
fn assert_refusal(failure: &Failure, folder: &Path, before: &BTreeMap<String, Vec<u8>>) -> bool {
    let finding = failure.diagnostics.iter().next().expect("a finding");
    assert_eq!(finding.code, Code::OutputUnwritable);
    assert!(finding.message.contains(&folder.display().to_string()));
    let untouched = finding.help.contains("no file of the tree was changed");
    if untouched {
        assert_eq!(&listing(folder), before, "{finding:?}");
    } else {
        assert!(
            finding.help.contains("the next run completes"),
            "{finding:?}"
        );
    }
    untouched
}

#[test]
fn a_full_disk_leaves_the_old_tree_as_it_was() {
    // Without files that turn into folders, which cannot be staged ahead.
    let first = tree(&[
        ("main.tf", "one\n"),
        ("a/b.tf", "b\n"),
        ("gone.tf", "gone\n"),
    ]);
    let second = tree(&[
        ("main.tf", "two\n"),
        ("a/b.tf", "b2\n"),
        ("c/d/e.tf", "new\n"),
    ]);
    let mut refusals = Vec::new();
    at_every_write(Fault::Full, |disk, _| {
        let folder = rendered(Some(&first));
        let before = listing(folder.path());
        if let Err(failure) = render(disk, folder.path(), &second) {
            refusals.push(assert_refusal(&failure, folder.path(), &before));
        }
        render(&LocalDisk, folder.path(), &second).expect("space again");
        assert_eq!(listing(folder.path()), expected(&second));
    });
    let untouched = refusals.iter().filter(|untouched| **untouched).count();
    // Only the manifest is written after the first change.
    assert!(untouched >= 8, "{refusals:?}");
    assert!(
        refusals.is_sorted_by_key(|untouched| !untouched),
        "{refusals:?}"
    );
}

#[test]
fn a_first_render_that_fails_leaves_no_folder_behind() {
    let [first, ..] = trees();
    let base = folder();
    for at in 2..12 {
        let out = base.path().join("new/out");
        let failure =
            render(&FaultyDisk::new(Fault::Full, at), &out, &first).expect_err("no space");
        assert!(
            failure
                .diagnostics
                .iter()
                .all(|d| d.code == Code::OutputUnwritable)
        );
        assert_eq!(listing(base.path()), BTreeMap::new(), "at {at}");
    }
}
