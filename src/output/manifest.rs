use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::digest::digest;
use super::{Wanted, findings, stored};
use crate::diagnostics::Diagnostic;
use crate::render::TreePath;

/// The newest format.
const FORMAT: u64 = 2;

/// What `.carshare-gen.json` says: format 2.
///
/// ```json
/// {
///   "format": 2,
///   "plan": "<SHA-256 of the resolved plan>",
///   "files": { "<path>": "<SHA-256 of the file>" },
///   "stateful": { "<address of a resource that holds data>": { "<attribute>": "<value>" } }
/// }
/// ```
///
/// `files` has every file of the tree but the manifest itself. `stateful` has the addresses, as `terraform state list` prints them, of what
/// would take data along if it were destroyed, each with the attributes whose change replaces it. All is sorted. Format 1, which had the
/// addresses only, as a list, is still read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: u64,
    plan: String,
    files: BTreeMap<String, String>,
    stateful: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Deserialize)]
struct Format1 {
    plan: String,
    files: BTreeMap<String, String>,
    #[serde(default)]
    stateful: Vec<String>,
}

impl From<Format1> for Manifest {
    fn from(old: Format1) -> Self {
        let addresses = old.stateful.into_iter();
        Self {
            format: FORMAT,
            plan: old.plan,
            files: old.files,
            stateful: addresses
                .map(|address| (address, BTreeMap::new()))
                .collect(),
        }
    }
}

impl Manifest {
    /// The manifest of what is wanted.
    pub(super) fn of(wanted: &Wanted<'_>) -> Self {
        let files = wanted.tree.iter();
        let stateful = wanted.stateful.iter();
        Self {
            format: FORMAT,
            plan: wanted.plan.to_owned(),
            files: files
                .map(|(path, text)| (path.as_str().to_owned(), digest(text.as_bytes())))
                .collect(),
            stateful: stateful
                .map(|(address, attributes)| {
                    let values = attributes.iter();
                    let values = values
                        .map(|(name, replacing)| ((*name).to_owned(), replacing.value.clone()));
                    (address.to_owned(), values.collect())
                })
                .collect(),
        }
    }

    /// Reads one; `shown` is its path for messages.
    pub(super) fn read(bytes: &[u8], shown: &str) -> Result<Self, Diagnostic> {
        let manifest = match stored::format(bytes, shown, FORMAT)? {
            1 => stored::read::<Format1>(bytes, shown)?.into(),
            _ => stored::read::<Self>(bytes, shown)?,
        };
        match manifest.fault() {
            Some(fault) => Err(findings::manifest_unreadable(shown, &fault)),
            None => Ok(manifest),
        }
    }

    /// What no run of ours has written.
    fn fault(&self) -> Option<String> {
        // A path that leaves the tree must never be written or deleted, whoever put it there.
        let leaves = |path: &&String| TreePath::new(path.as_str()).is_none();
        let path = self.files.keys().find(leaves);
        let path = path.map(|path| format!("`{path}` is no path inside the tree"));
        // Addresses and values are shown on terminals, and the addresses copied into shells.
        let address = self.stateful.keys().find(|address| !is_address(address));
        let address = address.map(|address| format!("`{}` is no address", address.escape_debug()));
        let mut attributes = self.stateful.values().flatten();
        let attribute = attributes.find(|(name, value)| {
            name.contains(char::is_control) || value.contains(char::is_control)
        });
        let attribute =
            attribute.map(|(name, _)| format!("`{}` is no attribute", name.escape_debug()));
        path.or(address).or(attribute)
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        stored::write(self)
    }

    /// The digest of the plan that was rendered.
    pub fn plan(&self) -> &str {
        &self.plan
    }

    /// The resources that hold data, by address, with the values of their replacing attributes.
    pub fn stateful(&self) -> &BTreeMap<String, BTreeMap<String, String>> {
        &self.stateful
    }

    /// Each owned path with its digest.
    pub(super) fn files(&self) -> impl Iterator<Item = (TreePath, &str)> {
        self.files
            .iter()
            .filter_map(|(path, digest)| Some((TreePath::new(path.as_str())?, digest.as_str())))
    }
}

/// Whether a text is made of what addresses are made of.
fn is_address(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_alphanumeric() || "._-[]\"".contains(c))
}
