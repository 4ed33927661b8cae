use serde_json::{Value, json};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::SourceFile;

/// The version of the JSON that this program writes.
pub(super) const FORMAT_VERSION: u32 = 1;

/// One file's findings for programs. Lines and columns count from one, columns in characters; offsets are bytes.
pub(super) fn findings(
    file: &str,
    source: Option<&SourceFile>,
    findings: &Diagnostics,
) -> Vec<Value> {
    findings
        .iter()
        .map(|finding| one(file, source, finding))
        .collect()
}

fn one(file: &str, source: Option<&SourceFile>, finding: &Diagnostic) -> Value {
    let labels: Vec<Value> = finding
        .labels
        .iter()
        .map(|label| {
            let (line, column) = source.map_or((1, 1), |s| s.line_column(label.span.start));
            let (end_line, end_column) = source.map_or((1, 1), |s| s.line_column(label.span.end));
            json!({
                "text": label.text,
                "start": { "offset": label.span.start, "line": line, "column": column },
                "end": { "offset": label.span.end, "line": end_line, "column": end_column },
            })
        })
        .collect();
    json!({
        "file": file,
        "code": finding.code.as_str(),
        "severity": finding.severity().as_str(),
        "message": finding.message,
        "help": finding.help,
        "labels": labels,
    })
}

/// JSON as text with a final newline.
pub(super) fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
