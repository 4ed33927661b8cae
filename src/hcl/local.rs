/// A name that a `locals` block defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Local {
    /// The name.
    pub name: String,
    /// Where it is defined, counted from one.
    pub line: usize,
}
