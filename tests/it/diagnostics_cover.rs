//! Every code is shown by a case under `tests/diagnostics/`, or by a test that a checked-in list names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::read_to_string;

use carshare_gen::diagnostics::Code;

use crate::support::repository;

const LIST: &str = "tests/diagnostics/covered_elsewhere.txt";

/// The list's lines, `code: path::test`, by code.
fn covered_elsewhere() -> BTreeMap<String, (String, String)> {
    let text = read_to_string(repository(LIST)).unwrap();
    let mut covered = BTreeMap::new();
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let parts = line
            .split_once(": ")
            .and_then(|(code, place)| Some((code, place.split_once("::")?)));
        let Some((code, (path, test))) = parts else {
            panic!("{LIST}: `code: path::test`, not `{line}`");
        };
        let twin = covered.insert(code.to_owned(), (path.to_owned(), test.to_owned()));
        assert!(twin.is_none(), "{LIST}: `{code}` stands twice");
    }
    covered
}

/// What stands between the braces of a test, if `source` has that test and runs it.
fn body_of<'a>(source: &'a str, test: &str) -> Option<&'a str> {
    let (_, rest) = source.split_once(&format!("\n#[test]\nfn {test}() {{\n"))?;
    rest.split_once("\n}\n").map(|(body, _)| body)
}

/// Whether `text` has this code as a whole: `file-exists` is not in `no-file-exists`.
fn names(text: &str, code: Code) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "-_".contains(c);
    [code.as_str().to_owned(), format!("Code::{code:?}")]
        .iter()
        .any(|name| {
            text.match_indices(name.as_str()).any(|(at, _)| {
                !text[..at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part)
            })
        })
}

#[test]
fn every_code_has_a_folder_or_stands_in_the_list() {
    let listed: BTreeSet<String> = covered_elsewhere().into_keys().collect();
    let has_folder = |code: &Code| repository("tests/diagnostics").join(code.as_str()).is_dir();
    let without_folder: BTreeSet<String> = Code::ALL
        .iter()
        .filter(|code| !has_folder(code))
        .map(ToString::to_string)
        .collect();
    assert_eq!(listed, without_folder);
    assert!(
        listed.len() < Code::ALL.len() / 2,
        "most codes have a folder"
    );
}

#[test]
fn every_test_of_the_list_exists_and_asserts_its_code() {
    for (name, (path, test)) in covered_elsewhere() {
        let code = Code::ALL.iter().find(|code| code.as_str() == name);
        let code = code.unwrap_or_else(|| panic!("{LIST}: there is no code `{name}`"));
        let source = read_to_string(repository(&path))
            .unwrap_or_else(|error| panic!("{LIST}: {path}: {error}"));
        let body = body_of(&source, &test)
            .unwrap_or_else(|| panic!("{LIST}: {path} has no test `{test}`"));
        assert!(
            names(body, *code),
            "{LIST}: `{test}` says nothing of `{name}`"
        );
        let module = path.trim_start_matches("tests/it/").trim_end_matches(".rs");
        let is_compiled = path.starts_with("src/")
            || read_to_string(repository("tests/it/main.rs"))
                .unwrap()
                .contains(&format!("\nmod {module};\n"));
        assert!(is_compiled, "tests/it/main.rs does not know `{module}`");
    }
}
