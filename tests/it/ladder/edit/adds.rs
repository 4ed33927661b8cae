/// Whether an edit adds resources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Adds {
    Something,
    Nothing,
    /// Either, but then something has to change.
    Perhaps,
}
