use std::collections::BTreeMap;
use std::rc::Rc;

use super::folder::Folder;
use crate::render::Tree;

/// The folders of a tree, each parsed once: several Regions call the same module.
pub(super) struct Folders<'a> {
    tree: &'a Tree,
    read: BTreeMap<String, Rc<Folder>>,
}

impl<'a> Folders<'a> {
    /// None parsed yet.
    pub(super) fn new(tree: &'a Tree) -> Self {
        Self {
            tree,
            read: BTreeMap::new(),
        }
    }

    /// The folder at `path`; one without files where there is none.
    pub(super) fn get(&mut self, path: &str) -> Rc<Folder> {
        if let Some(folder) = self.read.get(path) {
            return Rc::clone(folder);
        }
        let folder = Rc::new(Folder::read(self.tree, path));
        self.read.insert(path.to_owned(), Rc::clone(&folder));
        folder
    }
}
