use super::Adds;

/// What a plan is judged by. In patterns a `*` stands for any text.
#[derive(Debug, Clone)]
pub(crate) struct Terms<'a> {
    /// The edit's name, which findings begin with.
    pub(crate) name: &'a str,
    /// Patterns of the addresses that leave; each must.
    pub(crate) leaves: Vec<&'a str>,
    /// Patterns of the addresses that are replaced; each must be.
    pub(crate) replaces: Vec<&'a str>,
    /// Whether resources are added.
    pub(crate) adds: Adds,
}
