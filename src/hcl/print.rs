//! Documents and values as lines, before alignment.

use super::document::Entry;
use super::line::Line;
use super::{Document, Object, Value, quote};

/// The widest line, in columns, on which a list still stands in one piece.
const WIDTH: usize = 100;

/// Every line of `document`.
pub(super) fn lines(document: &Document) -> Vec<Line> {
    let mut lines = Vec::new();
    write_document(&mut lines, document, 0);
    lines
}

fn write_document(lines: &mut Vec<Line>, document: &Document, depth: usize) {
    let mut previous: Option<&Entry> = None;
    for entry in &document.entries {
        let apart = match (previous, entry) {
            (None | Some(Entry::Comment(_)), _) => false,
            (Some(Entry::Attribute(..)), Entry::Attribute(..)) => false,
            (Some(Entry::Attribute(..) | Entry::Block(..)), _) => true,
        };
        if apart {
            lines.push(Line::Blank);
        }
        write_entry(lines, entry, depth);
        previous = Some(entry);
    }
}

fn write_entry(lines: &mut Vec<Line>, entry: &Entry, depth: usize) {
    match entry {
        Entry::Comment(text) => lines.extend(text.split('\n').map(|line| Line::Plain {
            depth,
            text: quote::comment_line(line),
        })),
        Entry::Attribute(name, value) => write_assignment(lines, depth, name.as_str(), value),
        Entry::Block(kind, labels, body) => {
            let mut head = kind.as_str().to_owned();
            for label in labels {
                head.push_str(" \"");
                head.push_str(label.as_str());
                head.push('"');
            }
            if body.entries.is_empty() {
                head.push_str(" {}");
                lines.push(Line::Plain { depth, text: head });
                return;
            }
            head.push_str(" {");
            lines.push(Line::Plain { depth, text: head });
            write_document(lines, body, depth + 1);
            lines.push(closing(depth, "}"));
        }
    }
}

fn write_assignment(lines: &mut Vec<Line>, depth: usize, name: &str, value: &Value) {
    let room = WIDTH.saturating_sub(2 * depth + name.chars().count() + " = ".len());
    match inline(value, room) {
        Some(value) => lines.push(Line::Assignment {
            depth,
            name: name.to_owned(),
            value,
        }),
        None => write_broken(lines, depth, &format!("{name} = "), value, ""),
    }
}

/// A value over several lines: `before` stands in front of its opening bracket, `after` behind its closing one.
fn write_broken(lines: &mut Vec<Line>, depth: usize, before: &str, value: &Value, after: &str) {
    let bracket = |lines: &mut Vec<Line>, text: String| lines.push(Line::Plain { depth, text });
    match value {
        Value::Object(object) => {
            bracket(lines, format!("{before}{{"));
            write_object(lines, depth + 1, object);
            bracket(lines, format!("}}{after}"));
        }
        Value::List(items) => {
            bracket(lines, format!("{before}["));
            for item in items {
                write_item(lines, depth + 1, item);
            }
            bracket(lines, format!("]{after}"));
        }
        scalar => bracket(lines, format!("{before}{}{after}", scalar_text(scalar))),
    }
}

fn write_object(lines: &mut Vec<Line>, depth: usize, object: &Object) {
    for (key, value) in object.iter() {
        write_assignment(lines, depth, &quote::key(key), value);
    }
}

fn write_item(lines: &mut Vec<Line>, depth: usize, item: &Value) {
    match inline(item, WIDTH.saturating_sub(2 * depth + 1)) {
        Some(text) => lines.push(Line::Plain {
            depth,
            text: format!("{text},"),
        }),
        None => write_broken(lines, depth, "", item, ","),
    }
}

fn closing(depth: usize, text: &str) -> Line {
    Line::Plain {
        depth,
        text: text.to_owned(),
    }
}

/// The value on one line, if it has no entries under keys and, being a list, is at most `room` columns wide.
fn inline(value: &Value, room: usize) -> Option<String> {
    match value {
        Value::Object(object) => object.is_empty().then(|| "{}".to_owned()),
        Value::List(items) => {
            let items: Option<Vec<String>> = items.iter().map(|item| inline(item, room)).collect();
            let text = format!("[{}]", items?.join(", "));
            (text.len() == 2 || text.chars().count() <= room).then_some(text)
        }
        scalar => Some(scalar_text(scalar)),
    }
}

/// As `terraform fmt` leaves it: no digit behind the point where that would be a zero.
fn decimal(thousandths: u32) -> String {
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    let digits = format!("{rest:03}");
    match digits.trim_end_matches('0') {
        "" => whole.to_string(),
        digits => format!("{whole}.{digits}"),
    }
}

/// The text of a value without parts; lists and objects are written by [`write_broken`].
fn scalar_text(value: &Value) -> String {
    match value {
        Value::String(text) => quote::value(text),
        Value::Integer(number) => number.to_string(),
        Value::Thousandths(thousandths) => decimal(*thousandths),
        Value::Bool(value) => value.to_string(),
        Value::Null | Value::List(_) | Value::Object(_) => "null".to_owned(),
    }
}
