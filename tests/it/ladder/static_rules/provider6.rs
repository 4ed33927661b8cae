//! Provider 6.x: nothing that it removed or deprecates is used, so that widening the constraint is one line.

use std::fs;

use regex::Regex;
use serde::Deserialize;

use super::evidence::{Evidence, File};
use crate::ladder::paths;

/// `tests/provider6.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Provider6 {
    /// Where all of it is said.
    source: String,
    gone: Vec<Gone>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gone {
    /// `aws_eip`, or `data.aws_region`.
    block: String,
    /// Arguments, blocks and attributes; the whole type where there is none.
    #[serde(default)]
    names: Vec<String>,
}

/// Neither set nor read.
pub(super) fn nothing_that_provider_6_removed(evidence: &Evidence) -> Vec<String> {
    let text = fs::read_to_string(paths::tests().join("provider6.toml"))
        .expect("tests/provider6.toml is checked in");
    let list: Provider6 =
        toml::from_str(&text).unwrap_or_else(|error| panic!("tests/provider6.toml: {error}"));
    assert!(
        list.source.starts_with("https://"),
        "tests/provider6.toml names its source"
    );
    let mut findings = Vec::new();
    for gone in &list.gone {
        for file in &evidence.files {
            findings.extend(
                uses(file, gone)
                    .into_iter()
                    .map(|what| format!("{}: {what}", file.path)),
            );
        }
    }
    findings
}

fn uses(file: &File, gone: &Gone) -> Vec<String> {
    let (mode, kind) = match gone.block.split_once('.') {
        Some((mode, kind)) => (mode, kind),
        None => ("resource", gone.block.as_str()),
    };
    let mut found = Vec::new();
    if !file.text.contains(kind) {
        return found;
    }
    for block in file
        .parsed
        .body
        .blocks_of(mode)
        .filter(|block| block.label(0) == kind)
    {
        if gone.names.is_empty() {
            found.push(format!("{} {}", gone.block, block.label(1)));
        }
        for name in &gone.names {
            if block.body.attribute(name).is_some() || block.body.blocks_of(name).next().is_some() {
                found.push(format!("{} {}: sets `{name}`", gone.block, block.label(1)));
            }
        }
    }
    for name in &gone.names {
        // A resource's address has nothing in front of it, or it is a data source's.
        let head = if mode == "data" {
            r"\bdata\."
        } else {
            r"(?:^|[^.\w])"
        };
        let read =
            Regex::new(&format!(r"{head}{kind}\.\w+(?:\[[^\]]*\])?\.{name}\b")).expect("a pattern");
        if read.is_match(&file.text) {
            found.push(format!("{}: reads `{name}`", gone.block));
        }
    }
    found
}

#[test]
fn what_provider_6_removed_is_found() {
    for planted in [
        "resource \"aws_eip\" \"a\" {\n  vpc = true\n}\n",
        "locals {\n  region = data.aws_region.current.name\n}\n",
        "resource \"aws_opsworks_stack\" \"a\" {\n}\n",
        "resource \"aws_flow_log\" \"a\" {\n  log_group_name = \"b\"\n}\n",
        "resource \"aws_redshift_cluster\" \"a\" {\n  logging {\n  }\n}\n",
    ] {
        assert_eq!(
            nothing_that_provider_6_removed(&Evidence::text(planted)).len(),
            1,
            "{planted}"
        );
    }
    let sound = "resource \"aws_eip\" \"a\" {\n  domain = \"vpc\"\n}\nlocals {\n  region = data.aws_region.current.id\n}\n";
    assert!(nothing_that_provider_6_removed(&Evidence::text(sound)).is_empty());
}
