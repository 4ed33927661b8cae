//! The architecture of a plan as a picture: what is in it, apart from how it is drawn.

mod data;
mod draw;
mod edge;
mod edge_kind;
#[allow(
    clippy::module_inception,
    reason = "one public type a file, named after it"
)]
mod graph;
mod group;
mod group_kind;
#[cfg(test)]
mod limits;
mod node;
mod node_kind;
mod region;
#[cfg(test)]
mod tests;
mod zones;

pub use edge::Edge;
pub use edge_kind::EdgeKind;
pub use graph::Graph;
pub use group::Group;
pub use group_kind::GroupKind;
pub use node::Node;
pub use node_kind::NodeKind;
