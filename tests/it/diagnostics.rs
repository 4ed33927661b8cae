//! Each code has blueprints under `tests/diagnostics/<code>/` and the findings that a person wrote down for them.
//!
//! `blueprint.toml` goes with `expected.txt`, any other `<case>.toml` with `<case>.txt`. A line is one finding: `code line:column message | help`,
//! in the order of places. To see what the program says instead of it, run the test.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

use carshare_gen::catalog::Catalog;
use carshare_gen::diagnostics::{Code, Diagnostics};
use carshare_gen::plan::read;
use carshare_gen::source::SourceFile;

use crate::support::repository;

/// Everything that is to be said about a blueprint, warnings included.
fn findings(source: &SourceFile) -> Diagnostics {
    read(source, Catalog::embedded(), Catalog::embedded().date())
        .map_or_else(|findings| findings, |resolved| resolved.warnings)
}

fn described(source: &SourceFile) -> String {
    let line = |finding: &carshare_gen::diagnostics::Diagnostic| {
        let start = finding.labels.first().map_or(0, |label| label.span.start);
        let (line, column) = source.line_column(start);
        format!(
            "{} {line}:{column} {} | {}\n",
            finding.code, finding.message, finding.help
        )
    };
    findings(source).iter().map(line).collect()
}

/// The blueprints of every folder, by the folder's name.
fn cases() -> BTreeMap<String, Vec<PathBuf>> {
    let mut cases = BTreeMap::new();
    for folder in entries(&repository("tests/diagnostics")) {
        if folder.is_dir() {
            let is_blueprint = |path: &PathBuf| {
                path.extension()
                    .is_some_and(|extension| extension == "toml")
            };
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            cases.insert(
                name,
                entries(&folder).into_iter().filter(is_blueprint).collect(),
            );
        }
    }
    cases
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

fn source(blueprint: &Path) -> SourceFile {
    SourceFile::new(
        blueprint.display().to_string(),
        read_to_string(blueprint).unwrap(),
    )
}

/// Codes with a reason why no JSON Schema finds them; one a line, `code: reason`.
pub(crate) fn not_in_schema() -> BTreeMap<String, String> {
    let text = read_to_string(repository("tests/diagnostics/not_in_schema.txt")).unwrap();
    let lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    let entries: Vec<_> = lines
        .map(|line| {
            line.split_once(": ")
                .unwrap_or_else(|| panic!("`code: reason`, not `{line}`"))
        })
        .collect();
    let codes: BTreeMap<_, _> = entries
        .iter()
        .map(|(code, reason)| ((*code).to_owned(), (*reason).to_owned()))
        .collect();
    assert_eq!(codes.len(), entries.len(), "a code stands twice");
    codes
}

#[test]
fn every_case_yields_exactly_what_is_written_down() {
    let mut wrong = String::new();
    let mut count = 0;
    for blueprint in cases().into_values().flatten() {
        let expected = match blueprint.file_stem().unwrap().to_string_lossy().as_ref() {
            "blueprint" => blueprint.with_file_name("expected.txt"),
            _ => blueprint.with_extension("txt"),
        };
        let expected = read_to_string(&expected)
            .unwrap_or_else(|error| panic!("{}: {error}", expected.display()));
        let said = described(&source(&blueprint));
        if said != expected {
            let diff = similar::TextDiff::from_lines(&expected, &said);
            let name = blueprint.display().to_string();
            wrong.push_str(
                &diff
                    .unified_diff()
                    .header(&format!("{name}: written down"), &format!("{name}: said"))
                    .to_string(),
            );
        }
        count += 1;
    }
    assert!(count >= 50, "only {count} cases");
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_folder_of_a_code_yields_that_code_and_no_folder_is_empty() {
    let cases = cases();
    for (folder, blueprints) in &cases {
        assert!(!blueprints.is_empty(), "{folder} has no blueprint");
        let code = Code::ALL.iter().find(|code| code.as_str() == folder);
        for blueprint in blueprints.iter().filter(|_| code.is_some()) {
            let codes: BTreeSet<_> = findings(&source(blueprint))
                .iter()
                .map(|finding| finding.code)
                .collect();
            assert!(
                codes.iter().any(|found| Some(found) == code),
                "{} yields {codes:?}",
                blueprint.display()
            );
        }
    }
}

/// The codes of the case's findings, which are twelve, at twelve places.
fn codes_of_twelve(case: &str) -> BTreeSet<Code> {
    let blueprint = format!("tests/diagnostics/{case}/blueprint.toml");
    let findings = findings(&source(&repository(&blueprint)));
    assert_eq!(findings.len(), 12, "{case}");
    let places: BTreeSet<_> = findings
        .iter()
        .map(|finding| finding.labels[0].span)
        .collect();
    assert_eq!(places.len(), 12, "{case}: two findings at one place");
    assert!(
        findings
            .iter()
            .all(|finding| !finding.help.is_empty() && !finding.message.is_empty())
    );
    findings.iter().map(|finding| finding.code).collect()
}

#[test]
fn twelve_independent_faults_are_twelve_findings_of_every_structural_code() {
    assert_eq!(codes_of_twelve("twelve-faults").len(), 10);
}

#[test]
fn twelve_independent_faults_of_meaning_are_twelve_codes_that_no_schema_finds() {
    let codes = codes_of_twelve("twelve-contextual-faults");
    assert_eq!(codes.len(), 12);
    let contextual = not_in_schema();
    assert!(
        codes
            .iter()
            .all(|code| contextual.contains_key(code.as_str())),
        "{codes:?}"
    );
}
