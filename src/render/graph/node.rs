use super::NodeKind;

/// A thing that takes part in traffic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Unique among groups and nodes.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// What is written on it, line by line: plain text.
    pub label: Vec<String>,
}

impl Node {
    pub(super) fn new<const N: usize>(
        id: impl Into<String>,
        kind: NodeKind,
        label: [&str; N],
    ) -> Self {
        Self {
            id: id.into(),
            kind,
            label: label.map(str::to_owned).to_vec(),
        }
    }
}
