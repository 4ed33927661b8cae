use toml::Spanned;
use toml::de::{DeTable, Error};

use super::context::Context;
use super::shown::shown;
use super::statements::{Culprit, Statements};
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

/// The most dots outside comment lines. Every dot can open one more table, and tables are taken apart by recursion; a blueprint has about ten.
const MAX_DOTS: usize = 1500;

/// The most syntax errors that are reported: what has more is no TOML at all.
const MAX_ERRORS: usize = 10;

/// Reads TOML and has it judged. A statement that is not TOML is reported and left out, so that the rest can be judged; there is no table where
/// nothing can be said about the rest.
pub(crate) fn read<T>(text: &str, judge: impl FnOnce(Option<&DeTable<'_>>, Context) -> T) -> T {
    if let Some(finding) = too_many_dots(text) {
        return judge(None, Context::new(vec![finding], String::new()));
    }
    let (tree, errors) = DeTable::parse_recoverable(text);
    let Some(error) = first(errors) else {
        return judge(
            Some(tree.get_ref()),
            Context::new(Vec::new(), String::new()),
        );
    };
    let mended = mend(text, error);
    let tree = mended
        .text
        .as_deref()
        .and_then(|text| DeTable::parse(text).ok());
    judge(
        tree.as_ref().map(Spanned::get_ref),
        Context::new(mended.findings, mended.lost),
    )
}

/// A text without its syntax errors.
struct Mended {
    text: Option<String>,
    findings: Vec<Diagnostic>,
    lost: String,
}

/// Reports the first error, blanks out the statement that causes it, and reads again, until nothing is wrong.
fn mend(text: &str, error: Error) -> Mended {
    let mut statements = Statements::new(text);
    let mut mended = Mended {
        text: None,
        findings: Vec::new(),
        lost: String::new(),
    };
    let mut next = Some(error);
    while let Some(error) = next {
        let culprit = error
            .span()
            .and_then(|span| statements.culprit(span.start, error.message()));
        let line = match culprit {
            Some(Culprit::Open(line, span)) => {
                mended.findings.push(value_open(span));
                Some(line)
            }
            Some(Culprit::Statement(line)) => {
                mended.findings.push(finding(text, &error));
                Some(line)
            }
            None => {
                mended.findings.push(finding(text, &error));
                None
            }
        };
        let blanked = line.and_then(|line| statements.blank(line));
        let (Some(blanked), true) = (blanked, mended.findings.len() < MAX_ERRORS) else {
            return mended;
        };
        mended.lost.push_str(&blanked);
        next = first(DeTable::parse_recoverable(statements.text()).1);
    }
    mended.text = Some(statements.text().to_owned());
    mended
}

fn first(errors: Vec<Error>) -> Option<Error> {
    errors
        .into_iter()
        .min_by_key(|error| error.span().map_or(usize::MAX, |span| span.start))
}

fn finding(text: &str, error: &Error) -> Diagnostic {
    let span = error.span().map_or(Span { start: 0, end: 0 }, Span::from);
    let message = error.message();
    if message == "duplicate key" {
        let key = text.get(span.start..span.end).unwrap_or_default();
        return Diagnostic::new(
            Code::SyntaxInvalid,
            format!("{} stands here for the second time", shown(key)),
            "keep one of the two; the keys of a section stand together below one header",
        )
        .label(span, "second time");
    }
    let (message, help) = match text.get(span.start..span.end) {
        Some("") if message.contains("must be quoted") => (
            "not TOML: there is no value behind the `=`".to_owned(),
            "write a value, with text in double quotes".to_owned(),
        ),
        Some(bare) if message.contains("must be quoted") => {
            let bare = shown(bare);
            (
                format!("not TOML: the text {bare} is not in quotes"),
                format!("write `\"{}\"`", bare.trim_matches('`')),
            )
        }
        _ => (format!("not TOML: {message}"), help(message).to_owned()),
    };
    Diagnostic::new(Code::SyntaxInvalid, message, help).label(span, "cannot be read")
}

fn value_open(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::SyntaxInvalid,
        "not TOML: this value is not closed",
        "close a list with `]`, a table with `}`, a text with the quotes that open it",
    )
    .label(span, "opened here")
}

fn help(message: &str) -> &'static str {
    const HELPS: [(&str, &str); 4] = [
        ("recurse", "no blueprint is nested that deeply"),
        ("expected `=`", "write `key = value`"),
        ("unclosed", "close it"),
        (
            "comma",
            "separate the items by commas, and close the list with `]`",
        ),
    ];
    HELPS
        .iter()
        .find(|(part, _)| message.contains(part))
        .map_or(
            "write `key = value`, with text in double quotes, or a header such as `[nat]`",
            |(_, help)| help,
        )
}

/// Refuses what could nest tables so deeply that taking them apart ends the process. Counts too much rather than too little: dots in strings, too.
fn too_many_dots(text: &str) -> Option<Diagnostic> {
    // A comment line with a quote in it may really be the end of a text of several lines.
    let is_comment = |line: &str| line.trim_start().starts_with('#') && !line.contains(['"', '\'']);
    let mut dots = 0;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if !is_comment(line) {
            dots += line.matches('.').count();
        }
        if dots > MAX_DOTS {
            let span = Span {
                start: offset,
                end: offset + line.trim_end().len(),
            };
            return Some(
                Diagnostic::new(
                    Code::SyntaxInvalid,
                    format!("up to here there are more than {MAX_DOTS} dots outside comments"),
                    "check that this is a blueprint; keys are not nested that deeply",
                )
                .label(span, "too many dots"),
            );
        }
        offset += line.len();
    }
    None
}
