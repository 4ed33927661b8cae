use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::digest::digest;
use super::{Wanted, findings, stored};
use crate::diagnostics::Diagnostic;
use crate::render::TreePath;

/// What `.carshare-gen.json` says: format 1.
///
/// ```json
/// {
///   "format": 1,
///   "plan": "<SHA-256 of the resolved plan>",
///   "files": { "<path>": "<SHA-256 of the file>" },
///   "stateful": ["<address of a resource that holds data>"]
/// }
/// ```
///
/// `files` has every file of the tree but the manifest itself, sorted. `stateful` has the addresses, as `terraform state list` prints
/// them, of what would take data along if it were destroyed; it is sorted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: u64,
    plan: String,
    files: BTreeMap<String, String>,
    #[serde(default)]
    stateful: Vec<String>,
}

impl Manifest {
    /// The manifest of what is wanted.
    pub(super) fn of(wanted: &Wanted<'_>) -> Self {
        let mut stateful = wanted.stateful.to_vec();
        stateful.sort();
        Self {
            format: stored::FORMAT,
            plan: wanted.plan.to_owned(),
            files: wanted
                .tree
                .iter()
                .map(|(path, text)| (path.as_str().to_owned(), digest(text.as_bytes())))
                .collect(),
            stateful,
        }
    }

    /// Reads one; `shown` is its path for messages.
    pub(super) fn read(bytes: &[u8], shown: &str) -> Result<Self, Diagnostic> {
        let manifest: Self = stored::read(bytes, shown)?;
        // A path that leaves the tree must never be written or deleted, whoever put it there.
        match manifest
            .files
            .keys()
            .find(|path| TreePath::new(path.as_str()).is_none())
        {
            Some(path) => Err(findings::manifest_unreadable(
                shown,
                &format!("`{path}` is no path inside the tree"),
            )),
            None => Ok(manifest),
        }
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        stored::write(self)
    }

    /// The digest of the plan that was rendered.
    pub fn plan(&self) -> &str {
        &self.plan
    }

    /// Addresses of the resources that hold data.
    pub fn stateful(&self) -> &[String] {
        &self.stateful
    }

    /// Each owned path with its digest.
    pub(super) fn files(&self) -> impl Iterator<Item = (TreePath, &str)> {
        self.files
            .iter()
            .filter_map(|(path, digest)| Some((TreePath::new(path.as_str())?, digest.as_str())))
    }
}
