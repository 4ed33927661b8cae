use std::collections::{BTreeMap, BTreeSet};

use super::Manifest;
use super::journal::Journal;
use super::known::Known;
use crate::render::TreePath;

/// What is on disk at the paths that are ours or wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// The files that are there. A path that is ours or wanted and not here has no file.
    pub(super) files: BTreeMap<TreePath, Vec<u8>>,
    pub(super) manifest: Option<Manifest>,
    pub(super) journal: Option<Journal>,
    /// The bytes of the manifest.
    pub(super) manifest_bytes: Option<Vec<u8>>,
}

impl Snapshot {
    /// What the folder's manifest says; `None` where there is none.
    pub fn manifest(&self) -> Option<&Manifest> {
        self.manifest.as_ref()
    }

    /// Whether a run was stopped before its end.
    pub fn is_interrupted(&self) -> bool {
        self.journal.is_some()
    }

    /// The paths that are ours, sorted.
    pub(super) fn owned(&self) -> BTreeSet<TreePath> {
        let manifest = self.manifest.iter().flat_map(Manifest::files);
        let journal = self.journal.iter().flat_map(Journal::files);
        manifest
            .map(|(path, _)| path)
            .chain(journal.map(|(path, _)| path))
            .collect()
    }

    /// The digests of our texts by path, the path in lower case: where the file system ignores case, `Main.tf` of the last render is what
    /// stands at `main.tf`.
    pub(super) fn known(&self) -> Known<'_> {
        let mut known = Known::default();
        for (path, digest) in self.manifest.iter().flat_map(Manifest::files) {
            known.add(&path, [digest]);
        }
        for (path, digests) in self.journal.iter().flat_map(Journal::files) {
            known.add(&path, digests.iter().map(String::as_str));
        }
        known
    }
}
