use super::Body;

/// `kind "label" { ... }`, as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The word in front.
    pub kind: String,
    /// The labels without their quotes.
    pub labels: Vec<String>,
    /// The line of the kind, counted from one.
    pub line: usize,
    /// What stands between the braces.
    pub body: Body,
}

impl Block {
    /// The label at `index`, or nothing where there are fewer: what a half-written block has in place of its name.
    pub fn label(&self, index: usize) -> &str {
        self.labels.get(index).map_or("", String::as_str)
    }
}
