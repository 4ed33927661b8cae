/// An `output` block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its name.
    pub name: String,
    /// Where it is declared, counted from one.
    pub line: usize,
    /// The description, without its heredoc's last line end.
    pub description: Option<String>,
}
