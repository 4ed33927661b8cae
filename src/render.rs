//! From a resolved plan to the text of every file.

mod tree;
mod tree_path;

pub use tree::Tree;
pub use tree_path::TreePath;
