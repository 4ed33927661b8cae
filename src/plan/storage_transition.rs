use crate::choice::StorageClass;

/// When objects move to a cheaper storage class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StorageTransition {
    /// Days after an object was written: at least 30, and 30 more than until the class before.
    pub days: u16,
    /// The class they move to.
    pub storage_class: StorageClass,
}
