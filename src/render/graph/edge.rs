use super::EdgeKind;

/// A connection between two nodes, or from a group as a whole to a node outside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The id of the node or group that it leaves.
    pub from: String,
    /// The id of the node that it reaches.
    pub to: String,
    /// What flows.
    pub kind: EdgeKind,
    /// What is written on it, plain text; empty for nothing.
    pub label: String,
}

impl Edge {
    pub(super) fn new(from: impl Into<String>, kind: EdgeKind, to: impl Into<String>) -> Self {
        Self {
            from: from.into(),
            to: to.into(),
            kind,
            label: String::new(),
        }
    }

    pub(super) fn labelled(self, label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..self
        }
    }
}
