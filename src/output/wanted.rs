use std::collections::BTreeSet;

use crate::render::{Stateful, Tree};

/// What the disk shall hold.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The files.
    pub tree: &'a Tree,
    /// The SHA-256 of the resolved plan, for the manifest.
    pub plan: &'a str,
    /// The resources that hold data, for the manifest.
    pub stateful: &'a Stateful,
    /// Addresses of resources that hold data and may be lost all the same: `--allow-replace`.
    pub expendable: &'a BTreeSet<String>,
}

static NO_DATA: Stateful = Stateful::NONE;
static NOTHING: BTreeSet<String> = BTreeSet::new();

impl<'a> Wanted<'a> {
    /// A tree rendered from the plan with this digest, without resources that hold data; what an earlier tree had may not be lost.
    pub fn new(tree: &'a Tree, plan: &'a str) -> Self {
        Self {
            tree,
            plan,
            stateful: &NO_DATA,
            expendable: &NOTHING,
        }
    }
}
