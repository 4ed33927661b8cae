use annotate_snippets::{AnnotationKind, Level, Message, Renderer, Snippet};

use crate::diagnostics::{Diagnostic, Diagnostics, Severity};
use crate::source::SourceFile;

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
    if let Some(source) = source.filter(|_| !finding.labels.is_empty()) {
        let annotations = finding.labels.iter().enumerate().map(|(index, label)| {
            let kind = match index {
                0 => AnnotationKind::Primary,
                _ => AnnotationKind::Context,
            };
            kind.span(label.span.start..label.span.end)
                .label(label.text.as_str())
        });
        group = group.element(
            Snippet::source(source.text())
                .path(source.display_path())
                .annotations(annotations),
        );
    }
    group = group.element(Level::HELP.message(finding.help.as_str()));
    Renderer::styled().render(&[group])
}
