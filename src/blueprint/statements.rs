use crate::source::Span;

/// A text whose statements can be blanked out one by one, every other character staying where it is.
pub(crate) struct Statements {
    text: String,
}

impl Statements {
    /// Starts from the whole text.
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
        }
    }

    /// What is left.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The first line of the statement that causes the syntax error `message` at the byte `at`.
    pub(crate) fn culprit(&self, at: usize, message: &str) -> Option<Culprit> {
        culprit(&lines(&self.text), at, message)
    }

    /// Blanks out the statement that begins on the line `first`, and returns it; a header goes with everything below it. `None` where nothing is left
    /// to blank out.
    pub(crate) fn blank(&mut self, first: usize) -> Option<String> {
        let lines = lines(&self.text);
        let (start, line) = lines[first];
        let next = lines[first + 1..].iter().find(|(_, other)| {
            if is_header(line) {
                is_header(other)
            } else {
                begins_statement(other)
            }
        });
        let end = next.map_or(self.text.len(), |(start, _)| *start);
        let blanked = self.text[start..end].to_owned();
        let spaces: String = blanked
            .bytes()
            .map(|byte| if byte == b'\n' { '\n' } else { ' ' })
            .collect();
        self.text.replace_range(start..end, &spaces);
        (!blanked.trim().is_empty()).then_some(blanked)
    }
}

/// Where a faulty statement begins.
pub(crate) enum Culprit {
    /// On this line.
    Statement(usize),
    /// On this line, as a value that is not closed; the line's text is at this place.
    Open(usize, Span),
}

fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut offset = 0;
    let numbered = |line| {
        let start = offset;
        offset += str::len(line);
        (start, line)
    };
    text.split_inclusive('\n').map(numbered).collect()
}

fn culprit(lines: &[(usize, &str)], at: usize, message: &str) -> Option<Culprit> {
    let line = lines.iter().rposition(|(start, _)| *start <= at)?;
    let (start, text) = lines[line];
    let indent = text.len() - text.trim_start().len();
    // A value that is not closed is only found out where the next statement begins, or the text ends.
    let at_start = at <= start + indent && begins_statement(text);
    let in_list = [
        "array element",
        "in array",
        "inline table",
        "key-value pairs",
    ]
    .iter()
    .any(|part| message.contains(part));
    let item = is_header(text) && message.contains("must be quoted");
    let opening = if message.contains("multi-line") {
        lines[..=line]
            .iter()
            .rposition(|(_, text)| text.contains("\"\"\"") || text.contains("'''"))
    } else if at_start && in_list || item {
        lines[..line].iter().rposition(|(_, text)| opens_list(text))
    } else {
        None
    };
    if let Some(opening) = opening {
        let (start, text) = lines[opening];
        let span = Span {
            start: start + text.len() - text.trim_start().len(),
            end: start + text.trim_end().len(),
        };
        return Some(Culprit::Open(opening, span));
    }
    let begin = lines[..=line]
        .iter()
        .rposition(|(_, text)| begins_statement(text));
    Some(Culprit::Statement(begin.unwrap_or(line)))
}

/// Whether a line is a header, also one whose brackets are wrong; not an item such as `[1, 2]`.
fn is_header(line: &str) -> bool {
    let line = line.trim_start();
    let name = line.trim_start_matches('[');
    line.starts_with('[')
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && !line.contains(',')
}

/// Whether a line begins a statement, also a faulty one; not an item, a bracket or a comment.
fn begins_statement(line: &str) -> bool {
    let text = line.trim_start();
    match text.chars().next() {
        Some('"' | '\'') => text[1..]
            .split_once(&text[..1])
            .is_some_and(|(_, rest)| rest.trim_start().starts_with(['=', '.'])),
        Some('=' | '_') => true,
        Some(c) => c.is_ascii_alphabetic() || is_header(line),
        None => false,
    }
}

/// Whether a line begins a list and leaves it open.
fn opens_list(line: &str) -> bool {
    let count = |brackets: [char; 2]| line.matches(brackets).count();
    begins_statement(line) && !is_header(line) && count(['[', '{']) > count([']', '}'])
}
