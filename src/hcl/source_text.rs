use hcl_edit::Span;

/// A text and where its lines begin.
pub(super) struct SourceText<'a> {
    text: &'a str,
    line_starts: Vec<usize>,
}

impl<'a> SourceText<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self { text, line_starts }
    }

    /// The line on which `node` begins, counted from one.
    pub(super) fn line(&self, node: &impl Span) -> usize {
        let start = node.span().map_or(0, |span| span.start);
        self.line_starts.partition_point(|&line| line <= start)
    }

    /// The node as it stands in the text.
    pub(super) fn slice(&self, node: &impl Span) -> &'a str {
        node.span()
            .and_then(|span| self.text.get(span))
            .unwrap_or_default()
            .trim()
    }
}
