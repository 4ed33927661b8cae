use std::collections::{BTreeMap, BTreeSet};

use super::Conflict;
use super::digest::digest;
use crate::render::TreePath;

/// The digests of our texts by path.
#[derive(Debug, Default)]
pub(super) struct Known<'a>(BTreeMap<String, BTreeSet<&'a str>>);

impl<'a> Known<'a> {
    pub(super) fn add(&mut self, path: &TreePath, digests: impl IntoIterator<Item = &'a str>) {
        self.0
            .entry(path.as_str().to_ascii_lowercase())
            .or_default()
            .extend(digests);
    }

    /// Why the bytes at `path` are not ours to replace; `None` where they are.
    pub(super) fn conflict(&self, path: &TreePath, bytes: &[u8]) -> Option<Conflict> {
        match self.0.get(&path.as_str().to_ascii_lowercase()) {
            None => Some(Conflict::Foreign),
            Some(digests) if digests.contains(digest(bytes).as_str()) => None,
            Some(_) => Some(Conflict::Edited),
        }
    }
}
