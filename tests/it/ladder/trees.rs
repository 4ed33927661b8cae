//! `tests/trees.toml`: which trees climb which rungs.

use std::fs;

use serde::Deserialize;

use super::neighbour::Neighbour;
use super::paths;
use super::rung::Rung;

/// The list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Trees {
    tree: Vec<Entry>,
    /// Pairs of options that no tree brings together.
    #[serde(default)]
    pub(crate) uncovered: Vec<Uncovered>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    file: Option<String>,
    blueprint: Option<String>,
    rungs: Vec<Rung>,
    #[serde(default)]
    neighbour: Vec<Neighbour>,
}

/// A pair of options that is left out on purpose.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Uncovered {
    /// `module/choice/option`, twice.
    pub(crate) options: [String; 2],
    /// The decision record that says why.
    pub(crate) decision: String,
}

/// One tree of the list.
#[derive(Debug, Clone)]
pub(crate) struct TreeEntry {
    /// Its name: also its folder's.
    pub(crate) name: String,
    /// The blueprint's text.
    pub(crate) blueprint: String,
    /// The rungs that it climbs, from below.
    pub(crate) rungs: Vec<Rung>,
    /// The edits that are planned over it once it is applied.
    pub(crate) neighbours: Vec<Neighbour>,
}

impl Trees {
    /// Reads the list.
    pub(crate) fn read() -> Self {
        let path = paths::tests().join("trees.toml");
        let text = fs::read_to_string(&path).expect("tests/trees.toml is checked in");
        let trees: Self =
            toml::from_str(&text).unwrap_or_else(|error| panic!("tests/trees.toml: {error}"));
        for tree in &trees.tree {
            assert!(
                tree.rungs.is_sorted(),
                "{}: rungs are listed from below",
                tree.name
            );
            assert!(
                tree.neighbour.is_empty() || tree.rungs.contains(&Rung::Apply),
                "{}: neighbours are planned against an applied tree",
                tree.name
            );
        }
        trees
    }

    /// The trees, in the list's order.
    pub(crate) fn entries(&self) -> Vec<TreeEntry> {
        self.tree
            .iter()
            .map(|entry| TreeEntry {
                name: entry.name.clone(),
                blueprint: entry.text(),
                rungs: entry.rungs.clone(),
                neighbours: entry.neighbour.clone(),
            })
            .collect()
    }

    /// The tree `name`.
    pub(crate) fn entry(&self, name: &str) -> TreeEntry {
        self.entries()
            .into_iter()
            .find(|entry| entry.name == name)
            .unwrap_or_else(|| panic!("tests/trees.toml has no tree `{name}`"))
    }
}

impl Entry {
    fn text(&self) -> String {
        match (&self.file, &self.blueprint) {
            (Some(file), None) => fs::read_to_string(paths::repository().join(file))
                .unwrap_or_else(|error| panic!("{}: {file}: {error}", self.name)),
            (None, Some(text)) => text.clone(),
            _ => panic!("{}: either `file` or `blueprint`", self.name),
        }
    }
}
