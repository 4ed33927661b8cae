/// A `variable` block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Where it is declared, counted from one.
    pub line: usize,
    /// The type as written, on one line; `None` where none is stated.
    pub type_text: Option<String>,
    /// The default as written, on one line; `None` makes the variable required.
    pub default_text: Option<String>,
    /// Whether `null` is a value: `true` unless the block says `nullable = false`.
    pub nullable: bool,
    /// Whether its value is kept out of Terraform's output.
    pub sensitive: bool,
    /// The description, without its heredoc's last line end.
    pub description: Option<String>,
}
