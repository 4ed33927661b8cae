//! `tests/growth.toml`: what may change in place.

use std::fs;

use serde::Deserialize;

use crate::ladder::edit::matches;
use crate::ladder::paths;

/// The list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Growth {
    #[serde(rename = "change")]
    pub(super) changes: Vec<InPlace>,
}

/// A change in place that is admitted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InPlace {
    pub(super) step: String,
    /// The address; a `*` stands for any text.
    pub(super) address: String,
    pub(super) attribute: String,
    pub(super) reason: String,
    #[serde(skip)]
    pub(super) occurred: bool,
}

impl Growth {
    pub(super) fn read() -> Self {
        let text = fs::read_to_string(paths::tests().join("growth.toml"))
            .expect("tests/growth.toml is checked in");
        let list: Self =
            toml::from_str(&text).unwrap_or_else(|error| panic!("tests/growth.toml: {error}"));
        for change in &list.changes {
            assert!(
                change.reason.len() > 20,
                "tests/growth.toml: {change:?}: say why"
            );
        }
        list
    }

    pub(super) fn admits(&mut self, step: &str, address: &str, attribute: &str) -> bool {
        let mut admitted = false;
        for change in &mut self.changes {
            if change.step == step
                && change.attribute == attribute
                && matches(&change.address, address)
            {
                change.occurred = true;
                admitted = true;
            }
        }
        admitted
    }
}
