use super::draw::draw;
use super::{Edge, Group, Node};
use crate::plan::Plan;

/// The architecture of a plan: nodes, some of them in nested groups, and the edges between them.
///
/// Every id in it is of lower-case letters, digits and underscores, stands for one thing, and stays the same for as long as that thing is in the
/// plan. Labels are plain text: who draws the graph escapes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// The nodes outside every group.
    pub nodes: Vec<Node>,
    /// The outermost groups: the active Regions.
    pub groups: Vec<Group>,
    /// The edges. Both ends of each are in the graph.
    pub edges: Vec<Edge>,
}

impl Graph {
    /// The picture of a plan; the same for the same plan.
    pub fn of(plan: &Plan) -> Self {
        draw(plan)
    }

    /// Every group at any depth, each before those within it.
    pub fn all_groups(&self) -> Vec<&Group> {
        let mut found = Vec::new();
        let mut left: Vec<&Group> = self.groups.iter().rev().collect();
        while let Some(group) = left.pop() {
            found.push(group);
            left.extend(group.groups.iter().rev());
        }
        found
    }

    /// Every node, inside and outside groups.
    pub fn all_nodes(&self) -> Vec<&Node> {
        let grouped = self.all_groups().into_iter().flat_map(|group| &group.nodes);
        self.nodes.iter().chain(grouped).collect()
    }
}
