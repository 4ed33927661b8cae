use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{findings, stored};
use crate::diagnostics::Diagnostic;
use crate::render::TreePath;

/// The only format of a journal there is so far.
const FORMAT: u64 = 1;

/// What `.carshare-gen.journal` says: each path that a run, or several killed ones after each other, meant to change, with the digest of
/// every text of ours that may stand there. A path without digests is one where only a temporary file or a folder may be left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Journal {
    format: u64,
    files: BTreeMap<String, BTreeSet<String>>,
}

impl Journal {
    pub(super) fn new() -> Self {
        Self {
            format: FORMAT,
            files: BTreeMap::new(),
        }
    }

    /// Reads one; `shown` is its path for messages.
    pub(super) fn read(bytes: &[u8], shown: &str) -> Result<Self, Diagnostic> {
        stored::format(bytes, shown, FORMAT)?;
        let journal: Self = stored::read(bytes, shown)?;
        match journal
            .files
            .keys()
            .find(|path| TreePath::new(path.as_str()).is_none())
        {
            Some(path) => Err(findings::manifest_unreadable(
                shown,
                &format!("`{path}` is no path inside the tree"),
            )),
            None => Ok(journal),
        }
    }

    pub(super) fn text(&self) -> String {
        stored::write(self)
    }

    /// Adds a path, and digests to those it already has.
    pub(super) fn add(&mut self, path: &TreePath, digests: impl IntoIterator<Item = String>) {
        self.files
            .entry(path.as_str().to_owned())
            .or_default()
            .extend(digests);
    }

    /// Each path with its digests.
    pub(super) fn files(&self) -> impl Iterator<Item = (TreePath, &BTreeSet<String>)> {
        self.files
            .iter()
            .filter_map(|(path, digests)| Some((TreePath::new(path.as_str())?, digests)))
    }
}
