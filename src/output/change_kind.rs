use super::Conflict;

/// What a path needs to become as wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// Nothing is there yet.
    Create,
    /// Our file there has another text.
    Update,
    /// Our file there is no longer wanted.
    Delete,
    /// It is as wanted, whoever wrote it.
    Unchanged,
    /// A text that is not ours would have to be replaced, or deleted where nothing is wanted.
    Conflict(Conflict),
}
