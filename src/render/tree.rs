use std::collections::BTreeMap;

use super::TreePath;

/// Every file of a rendered tree with its text: LF line ends, a final newline, the same bytes for the same plan anywhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree(BTreeMap<TreePath, String>);

impl Tree {
    /// A tree without files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file; a path is given once.
    pub fn insert(&mut self, path: TreePath, text: impl Into<String>) {
        let previous = self.0.insert(path, text.into());
        debug_assert!(previous.is_none(), "a path is rendered once");
    }

    /// The text at `path`.
    pub fn get(&self, path: &TreePath) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Paths and texts, sorted by path.
    pub fn iter(&self) -> impl Iterator<Item = (&TreePath, &str)> {
        self.0.iter().map(|(path, text)| (path, text.as_str()))
    }
}

impl FromIterator<(TreePath, String)> for Tree {
    fn from_iter<I: IntoIterator<Item = (TreePath, String)>>(files: I) -> Self {
        Self(files.into_iter().collect())
    }
}
