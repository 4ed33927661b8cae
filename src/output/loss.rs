use super::Replacement;

/// A resource that holds data and that the next apply would destroy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// Its address, as `terraform state list` prints it.
    pub address: String,
    /// The changes that replace it, sorted by attribute; empty where the tree no longer has it.
    pub replacements: Vec<Replacement>,
}
