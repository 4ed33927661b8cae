use super::{Attribute, Block};

/// Attributes and blocks of a file or a block, as read; each kind in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The attributes; names are unique.
    pub attributes: Vec<Attribute>,
    /// The blocks.
    pub blocks: Vec<Block>,
}

impl Body {
    /// The attribute `name`.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
    }

    /// The blocks of one kind.
    pub fn blocks_of(&self, kind: &str) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.kind == kind)
    }
}
