//! From a resolved plan to the text of every file.
//!
//! Values reach the output through typed printers only; everything else is Terraform from `modules/`, chosen file by file.

mod backend;
mod choices;
mod departure;
mod digest;
mod embedded;
mod graph;
mod library;
mod markdown;
mod mermaid;
mod mermaid_text;
mod modules;
mod readme;
#[allow(
    clippy::module_inception,
    reason = "the room's one function, named after it"
)]
mod render;
mod replacing;
mod stack;
mod stack_context;
mod starter;
mod stateful;
mod tfvars;
mod token;
mod tree;
mod tree_path;

pub use departure::Departure;
pub use digest::digest;
pub use graph::{Edge, EdgeKind, Graph, Group, GroupKind, Node, NodeKind};
pub use library::Library;
pub use mermaid::mermaid;
pub use render::render;
pub use replacing::Replacing;
pub use starter::starter;
pub use stateful::Stateful;
pub use tree::Tree;
pub use tree_path::TreePath;
