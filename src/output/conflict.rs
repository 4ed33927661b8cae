/// Why a file may not be replaced or deleted without being asked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conflict {
    /// It is ours, but somebody edited it.
    Edited,
    /// It was never ours.
    Foreign,
}
