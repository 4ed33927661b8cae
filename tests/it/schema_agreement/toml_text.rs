//! Writes a JSON value as TOML, in one of the many ways in which people write it.

use serde_json::{Map, Value};

use super::random::Random;

/// The text of a document. Sections stand below headers, inline or as dotted keys, as `random` has it.
pub(super) fn document(root: &Value, random: &mut Random) -> String {
    let Value::Object(root) = root else {
        panic!("a document is a table");
    };
    let newline = random.pick(&["\n", "\n", "\r\n"]);
    let (mut top, mut below) = (String::new(), String::new());
    for (name, value) in root {
        let name = key(name, random);
        match value {
            Value::Object(entries) if random.percent(60) => {
                below.push_str(&format!("[{name}]{newline}"));
                lines(&mut below, entries, newline, random);
            }
            Value::Object(entries) if !entries.is_empty() && random.percent(40) => {
                for (inner, value) in entries {
                    let inner = key(inner, random);
                    top.push_str(&format!(
                        "{name}.{inner} = {}{newline}",
                        inline(value, random)
                    ));
                }
            }
            Value::Array(items)
                if !items.is_empty()
                    && items.iter().all(Value::is_object)
                    && random.percent(80) =>
            {
                for entries in items.iter().filter_map(Value::as_object) {
                    below.push_str(&format!("[[{name}]] # a comment{newline}"));
                    lines(&mut below, entries, newline, random);
                }
            }
            _ => top.push_str(&format!("{name} = {}{newline}", inline(value, random))),
        }
    }
    top + &below
}

fn lines(text: &mut String, entries: &Map<String, Value>, newline: &str, random: &mut Random) {
    for (name, value) in entries {
        let name = key(name, random);
        text.push_str(&format!("  {name}\t= {}{newline}", inline(value, random)));
    }
}

fn key(name: &str, random: &mut Random) -> String {
    let bare = !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if bare && random.percent(90) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

fn inline(value: &Value, random: &mut Random) -> String {
    match value {
        Value::String(text) => {
            let literal = !text.chars().any(|c| c == '\'' || c.is_control());
            if literal && random.percent(20) {
                format!("'{text}'")
            } else {
                quoted(text)
            }
        }
        Value::Number(number) => {
            whole(number.as_i64(), random).unwrap_or_else(|| number.to_string())
        }
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| inline(item, random)).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(entries) => {
            let entries: Vec<_> = entries
                .iter()
                .map(|(name, value)| format!("{} = {}", key(name, random), inline(value, random)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
        Value::Bool(flag) => flag.to_string(),
        Value::Null => panic!("TOML has no null"),
    }
}

fn whole(number: Option<i64>, random: &mut Random) -> Option<String> {
    let number = number?;
    Some(match random.below(12) {
        0 if number >= 0 => format!("{number:#x}"),
        1 if number >= 0 => format!("{number:#b}"),
        2 if number >= 0 => format!("+{number}"),
        3 if (1000..10_000).contains(&number) => format!("{}_{:03}", number / 1000, number % 1000),
        _ => number.to_string(),
    })
}

fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out + "\""
}
