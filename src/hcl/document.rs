use super::{Identifier, Value, align, print};

/// Attributes and blocks in order: a whole file, or what stands between a block's braces.
///
/// `Display` gives text that `terraform fmt` leaves alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    pub(super) entries: Vec<Entry>,
}

/// One thing in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entry {
    Comment(String),
    Attribute(Identifier, Value),
    Block(Identifier, Vec<Identifier>, Document),
}

impl Document {
    /// A document without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a comment on lines of its own, above what is added next. Each line of `text` becomes one `#` line; a blank line is
    /// put before it unless it comes first, and characters that could hide or reorder text are spelled out.
    #[must_use]
    pub fn comment(mut self, text: impl Into<String>) -> Self {
        self.entries.push(Entry::Comment(text.into()));
        self
    }

    /// Adds `name = value`.
    #[must_use]
    pub fn attribute(mut self, name: impl Into<Identifier>, value: impl Into<Value>) -> Self {
        self.entries
            .push(Entry::Attribute(name.into(), value.into()));
        self
    }

    /// Adds `kind "label" { body }`, with a blank line between it and its neighbours.
    #[must_use]
    pub fn block<L: Into<Identifier>>(
        mut self,
        kind: impl Into<Identifier>,
        labels: impl IntoIterator<Item = L>,
        body: Document,
    ) -> Self {
        let labels = labels.into_iter().map(Into::into).collect();
        self.entries.push(Entry::Block(kind.into(), labels, body));
        self
    }
}

impl std::fmt::Display for Document {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&align::align(&print::lines(self)))
    }
}
