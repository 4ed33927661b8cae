use crate::render::Tree;

/// What the disk shall hold.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The files.
    pub tree: &'a Tree,
    /// The SHA-256 of the resolved plan, for the manifest.
    pub plan: &'a str,
    /// Addresses of the resources that hold data, for the manifest.
    pub stateful: &'a [String],
}

impl<'a> Wanted<'a> {
    /// A tree rendered from the plan with this digest, without resources that hold data.
    pub fn new(tree: &'a Tree, plan: &'a str) -> Self {
        Self {
            tree,
            plan,
            stateful: &[],
        }
    }
}
