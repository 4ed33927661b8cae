//! Small trees, and what a folder holds.

use std::collections::BTreeMap;
use std::path::Path;

use carshare_gen::output::Wanted;
use carshare_gen::render::{Tree, TreePath};

/// A tree of these paths and texts.
pub(crate) fn tree(files: &[(&str, &str)]) -> Tree {
    files
        .iter()
        .map(|(path, text)| (path_of(path), (*text).to_owned()))
        .collect()
}

pub(crate) fn path_of(path: &str) -> TreePath {
    TreePath::new(path).expect("a portable path")
}

/// The tree as what shall be on disk; the digest stands for a plan.
pub(crate) fn wanted(tree: &Tree) -> Wanted<'_> {
    Wanted::new(tree, "0123")
}

/// Every file in `folder` with its bytes, and every folder, with a `/` at the end and no bytes. Symlinks are not followed.
pub(crate) fn listing(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .map(|entry| {
            let entry = entry.expect("readable");
            let path = entry.path().strip_prefix(folder).expect("inside");
            let path = path.to_str().expect("Unicode").to_owned();
            if entry.file_type().is_dir() {
                (format!("{path}/"), Vec::new())
            } else if entry.file_type().is_symlink() {
                (path, b"symlink".to_vec())
            } else {
                (path, std::fs::read(entry.path()).expect("readable"))
            }
        })
        .collect()
}

/// Writes a file, and the folders that lead to it.
pub(crate) fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    std::fs::create_dir_all(path.parent().expect("below the folder")).expect("writable");
    std::fs::write(path, text).expect("writable");
}

/// A temporary folder, in memory where the system offers that: these tests flush thousands of files.
pub(crate) fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let made = match memory.is_dir() {
        true => tempfile::tempdir_in(memory),
        false => tempfile::tempdir(),
    };
    made.expect("a temporary folder")
}
