use super::ResourceMode;

/// A `resource`, `data` or `ephemeral` block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Which of the three.
    pub mode: ResourceMode,
    /// The type (`aws_subnet`).
    pub kind: String,
    /// The name (`this`).
    pub name: String,
    /// Where it is declared, counted from one.
    pub line: usize,
}
