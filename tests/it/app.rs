//! `carshare-gen app DIR`: the application repository, written once and over nothing.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

use crate::program::{files, run, status, stderr, stdout};
use crate::support::repository;

/// The files below `app/` that are under version control, sorted: not what a build has left there.
fn versioned() -> Vec<(String, Vec<u8>)> {
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(repository("app"))
        .output()
        .unwrap();
    assert!(listed.status.success());
    let mut files: Vec<_> = String::from_utf8(listed.stdout)
        .unwrap()
        .lines()
        .map(|path| {
            (
                path.to_owned(),
                fs::read(repository("app").join(path)).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

#[test]
fn every_file_is_written_as_it_is_in_the_repository() {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), &["app", "new/site"]);
    assert_eq!(status(&made), 0, "{}", stderr(&made));
    assert_eq!(stdout(&made), "", "the product is the folder");
    let written = files(&folder.path().join("new/site"));
    assert_eq!(written, versioned());
    for needed in [
        "appspec.yml",
        "buildspec.yml",
        "site/index.html",
        ".gitattributes",
    ] {
        assert!(written.iter().any(|(path, _)| path == needed), "{needed}");
    }

    let said = stderr(&made);
    assert_eq!(
        said.lines()
            .filter(|line| line.starts_with("created "))
            .count(),
        written.len()
    );
    assert!(said.contains("created new/site/appspec.yml\n"), "{said}");
    assert!(
        said.contains("next: read new/site/README.md, then push"),
        "{said}"
    );
}

#[test]
fn scripts_and_nothing_else_may_be_executed() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(status(&run(folder.path(), &["app", "site"])), 0);
    let mut scripts = 0;
    for (path, bytes) in files(&folder.path().join("site")) {
        let mode = fs::metadata(folder.path().join("site").join(&path))
            .unwrap()
            .permissions()
            .mode();
        let script = bytes.starts_with(b"#!");
        assert_eq!(mode & 0o100 != 0, script, "{path}");
        scripts += usize::from(script);
    }
    assert!(scripts >= 6, "{scripts}");
}

#[test]
fn nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(status(&run(folder.path(), &["app", "site"])), 0);
    fs::write(folder.path().join("site/appspec.yml"), "mine\n").unwrap();
    let before = files(folder.path());
    let again = run(folder.path(), &["app", "site"]);
    assert_eq!(status(&again), 2);
    let said = stderr(&again);
    assert!(
        said.contains("error[file-exists]") && said.contains("appspec.yml, "),
        "{said}"
    );
    assert_eq!(files(folder.path()), before);
}

#[test]
fn one_file_in_the_way_and_nothing_is_written() {
    for (present, named) in [
        ("README.md", "README.md"),
        ("site/app.js", "site/app.js"),
        ("scripts", "scripts"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(present);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "mine\n").unwrap();
        let before = files(folder.path());
        let refused = run(folder.path(), &["app", "."]);
        assert_eq!(status(&refused), 2, "{present}");
        assert!(
            stderr(&refused).contains(&format!("in `.` there is already: {named}\n")),
            "{}",
            stderr(&refused)
        );
        assert_eq!(files(folder.path()), before);
    }
}

#[test]
fn a_clone_without_files_is_a_place_for_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join(".git/HEAD"), "ref: refs/heads/main\n").unwrap();
    fs::write(folder.path().join("LICENSE"), "mine\n").unwrap();
    let made = run(folder.path(), &["app", "."]);
    assert_eq!(status(&made), 0, "{}", stderr(&made));
    assert_eq!(
        fs::read_to_string(folder.path().join("LICENSE")).unwrap(),
        "mine\n"
    );
    assert!(folder.path().join("scripts/start.sh").exists());
}

#[test]
fn places_that_cannot_take_it_are_refused_and_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(path.join("a-file"), "mine\n").unwrap();
    fs::create_dir_all(path.join("elsewhere")).unwrap();
    fs::create_dir_all(path.join("linked")).unwrap();
    symlink(path.join("elsewhere"), path.join("linked/scripts")).unwrap();
    fs::create_dir_all(path.join("dangling")).unwrap();
    symlink(path.join("nowhere"), path.join("dangling/appspec.yml")).unwrap();
    let before = files(path);
    for (place, code, wanted) in [
        ("a-file", "output-not-directory", 3),
        ("a-file/below", "output-unwritable", 3),
        ("linked", "output-symlink", 3),
        ("dangling", "file-exists", 2),
    ] {
        let refused = run(path, &["app", place]);
        assert_eq!(status(&refused), wanted, "{place}: {}", stderr(&refused));
        assert!(
            stderr(&refused).contains(&format!("error[{code}]")),
            "{place}: {}",
            stderr(&refused)
        );
        assert_eq!(files(path), before, "{place}");
    }
    assert!(!path.join("nowhere").exists());
    assert_eq!(status(&run(path, &["app"])), 2, "a folder must be named");
}
