use super::{GroupKind, Node};

/// A place that holds nodes and smaller places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Unique among groups and nodes.
    pub id: String,
    /// What it is.
    pub kind: GroupKind,
    /// What is written on it: plain text.
    pub label: String,
    /// The nodes directly in it.
    pub nodes: Vec<Node>,
    /// The groups directly in it.
    pub groups: Vec<Group>,
}
