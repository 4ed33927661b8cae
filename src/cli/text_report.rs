use annotate_snippets::{AnnotationKind, Level, Message, Origin, Renderer, Snippet};

use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::source::SourceFile;

/// The longest line that is shown to people; of a longer one only the place is told.
const WIDEST_LINE: usize = 400;

/// Findings for people: each with its place in the text, coloured for terminals (a stream that is none strips the colours).
pub(super) fn render(source: Option<&SourceFile>, findings: &Diagnostics) -> String {
    findings
        .iter()
        .map(|finding| format!("{}\n\n", render_one(source, finding)))
        .collect()
}

fn render_one(source: Option<&SourceFile>, finding: &Diagnostic) -> String {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(finding.message.as_str())
        .id(finding.code.as_str())
        .elements(std::iter::empty::<Message<'_>>());
    if let (Some(source), Some(primary)) = (source, finding.labels.first()) {
        let excerpt = Excerpt::of(source.text(), finding);
        if excerpt.is_narrow() {
            group = group.element(excerpt.snippet(source.display_path(), finding));
        } else {
            let (line, column) = source.line_column(primary.span.start);
            group = group
                .element(
                    Origin::path(source.display_path())
                        .line(line)
                        .char_column(column),
                )
                .element(Level::NOTE.message(primary.text.as_str()));
        }
    }
    group = group.element(Level::HELP.message(finding.help.as_str()));
    Renderer::styled().render(&[group])
}

/// The lines that a finding's labels stand on: the renderer reads all that it is given, and a hostile file is long.
struct Excerpt<'a> {
    text: &'a str,
    /// Bytes before it.
    offset: usize,
    /// Lines before it.
    lines: usize,
}

impl<'a> Excerpt<'a> {
    fn of(text: &'a str, finding: &Diagnostic) -> Self {
        let spans = || finding.labels.iter().map(|label| label.span);
        let first = spans().map(|span| span.start).min().unwrap_or(0);
        let last = spans().map(|span| span.end).max().unwrap_or(0);
        let start = text[..first].rfind('\n').map_or(0, |newline| newline + 1);
        let end = text[last..]
            .find('\n')
            .map_or(text.len(), |newline| last + newline);
        Self {
            text: &text[start..end],
            offset: start,
            lines: text[..start].matches('\n').count(),
        }
    }

    fn is_narrow(&self) -> bool {
        self.text.lines().all(|line| line.len() <= WIDEST_LINE)
    }

    fn snippet(
        &self,
        path: &'a str,
        finding: &'a Diagnostic,
    ) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let annotations = finding.labels.iter().enumerate().map(|(index, label)| {
            let kind = match index {
                0 => AnnotationKind::Primary,
                _ => AnnotationKind::Context,
            };
            kind.span(label.span.start - self.offset..label.span.end - self.offset)
                .label(label.text.as_str())
        });
        Snippet::source(self.text)
            .line_start(self.lines + 1)
            .path(path)
            .annotations(annotations)
    }
}
