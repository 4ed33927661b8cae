/// A `provider` block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// The provider's local name (`aws`).
    pub name: String,
    /// The alias; `None` for the default configuration.
    pub alias: Option<String>,
    /// Where it stands, counted from one.
    pub line: usize,
}
