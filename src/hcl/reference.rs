use super::Target;

/// A place in an expression that names something defined elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it names.
    pub target: Target,
    /// The line, counted from one.
    pub line: usize,
}
