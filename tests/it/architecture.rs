//! The rooms and who may enter which: DESIGN.md's table, held against the code.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::support::repository;

/// What each room may use. `render` may not use `blueprint`: nothing unvalidated reaches a file. `lint` may not use `plan`: it judges any
/// tree. Only `output` writes, only `cli` prints.
const ALLOWED: [(&str, &[&str]); 12] = [
    ("source", &["diagnostics"]),
    ("diagnostics", &["source"]),
    ("choice", &[]),
    ("catalog", &[]),
    ("hcl", &[]),
    ("blueprint", &["catalog", "choice", "diagnostics", "source"]),
    (
        "plan",
        &["blueprint", "catalog", "choice", "diagnostics", "source"],
    ),
    ("render", &["catalog", "choice", "hcl", "plan"]),
    ("lint", &["diagnostics", "hcl", "render"]),
    ("output", &["diagnostics", "render"]),
    (
        "cli",
        &[
            "blueprint",
            "catalog",
            "choice",
            "diagnostics",
            "hcl",
            "lint",
            "output",
            "plan",
            "render",
            "source",
        ],
    ),
    ("main", &["cli"]),
];

/// Every Rust file of a room with its text.
fn files(room: &str) -> Vec<(String, String)> {
    fn walk(path: &Path, files: &mut Vec<(String, String)>) {
        if path.is_dir() {
            for entry in std::fs::read_dir(path).unwrap() {
                walk(&entry.unwrap().path(), files);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push((
                path.display().to_string(),
                std::fs::read_to_string(path).unwrap(),
            ));
        }
    }
    let mut files = Vec::new();
    for path in [
        repository(&format!("src/{room}.rs")),
        repository(&format!("src/{room}")),
    ] {
        if path.exists() {
            walk(&path, &mut files);
        }
    }
    assert!(!files.is_empty(), "room {room} has no file");
    files
}

/// The rooms that a text names as `crate::room`, in imports and in paths, grouped imports included.
fn rooms_named(text: &str, rooms: &BTreeSet<&str>) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for line in text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
    {
        for (at, _) in line.match_indices("crate::") {
            let rest = &line[at + "crate::".len()..];
            let heads = rest
                .strip_prefix('{')
                .map_or(vec![rest], |group| group.split(',').collect());
            for head in heads {
                let word: String = head
                    .trim()
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect();
                if rooms.contains(word.as_str()) {
                    named.insert(word);
                }
            }
        }
    }
    named
}

#[test]
fn rooms_use_only_what_the_design_allows() {
    let rooms: BTreeSet<&str> = ALLOWED.iter().map(|(room, _)| *room).collect();
    let lib = std::fs::read_to_string(repository("src/lib.rs")).unwrap();
    let declared: BTreeSet<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let listed: BTreeSet<&str> = rooms
        .iter()
        .copied()
        .filter(|room| *room != "main")
        .collect();
    assert_eq!(
        declared, listed,
        "a room without a row, or a row without a room"
    );

    let mut used: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (room, allowed) in ALLOWED {
        for (path, text) in files(room) {
            for other in rooms_named(&text, &rooms) {
                assert!(
                    other == room || allowed.contains(&other.as_str()),
                    "{path}: room {room} may not use {other}"
                );
                used.entry(room).or_default().insert(other);
            }
        }
    }
    assert!(
        used["render"].contains("plan"),
        "the search for imports finds some"
    );
}

#[test]
fn only_output_writes_and_only_cli_prints() {
    let writing = [
        "fs::write",
        "File::create",
        "fs::rename",
        "remove_file",
        "create_dir",
        "set_permissions",
    ];
    let printing = [
        "println!",
        "print!",
        "eprintln!",
        "eprint!",
        "io::stdout",
        "io::stderr",
        "anstream",
    ];
    for (room, _) in ALLOWED {
        for (path, text) in files(room) {
            // What stands behind the first test module is test code.
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
            if room != "output" && !path.ends_with("/tests.rs") {
                for word in writing {
                    assert!(
                        !code.contains(word),
                        "{path}: only `output` writes ({word})"
                    );
                }
            }
            if room != "cli" {
                for word in printing {
                    assert!(!code.contains(word), "{path}: only `cli` prints ({word})");
                }
            }
        }
    }
}

#[test]
fn files_stay_small() {
    let mut lengths = Vec::new();
    for (room, _) in ALLOWED {
        for (path, text) in files(room) {
            let length = text.lines().count();
            assert!(length <= 400, "{path}: {length} lines");
            lengths.push(length);
        }
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= 120, "the median file has {median} lines");
}
