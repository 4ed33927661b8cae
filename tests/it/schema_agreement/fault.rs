//! Spoils blueprints: changes that any JSON value can take, without knowing what its place demands. Some change nothing that matters.

use serde_json::{Map, Value, json};

use super::random::Random;

/// How many different faults there are; [`spoil`] takes a number below it.
pub(super) const FAULTS: usize = 81;

/// Lengths around every limit that a service or this format has.
const LENGTHS: [usize; 14] = [0, 1, 2, 3, 16, 17, 32, 33, 63, 64, 129, 257, 512, 513];

/// Lengths that some text takes no more.
const LONG: [usize; 3] = [33, 65, 129];

/// Lengths that some text takes no more whose end is fixed.
const WIDE: [usize; 4] = [255, 256, 513, 4097];

/// Numbers around every limit, and beyond 64 bits.
const NUMBERS: [i64; 64] = [
    -1,
    -2,
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    30,
    31,
    59,
    60,
    61,
    365,
    600,
    601,
    1440,
    1441,
    3653,
    3654,
    9,
    29,
    90,
    91,
    99,
    100,
    101,
    168,
    169,
    900,
    901,
    1001,
    1023,
    3601,
    4001,
    16385,
    65536,
    1_000_001,
    16,
    17,
    23,
    24,
    32,
    35,
    36,
    256,
    257,
    299,
    300,
    3414,
    3415,
    3650,
    3651,
    9999,
    10_000,
    36_500,
    36_501,
    86_400,
    86_401,
    i64::MAX,
    i64::MIN,
];

/// Numbers between whole ones, and between halves.
const FRACTIONS: [f64; 8] = [0.5, 0.25, 0.7, -0.5, 255.5, 256.5, 1.1, 99.75];

/// Texts that are right in one place at most.
const TEXTS: [&str; 24] = [
    "Prod",
    "a--b",
    "-a",
    "a-",
    "9a",
    "a_b",
    "us-east",
    "us-east-123",
    "use1-az",
    "us-east-1a",
    "10.0.0.0/15",
    "10.0.0.0/22",
    "10.0.0.256/16",
    "10.00.0.0/16",
    "10.0.0/16",
    "arn:aws:kms:us-east-1:111122223333:alias/state",
    "a//b",
    "/a",
    "a/",
    "a/./b",
    "sg-x",
    "amazonas",
    "a/b.git",
    "sthree-a",
];

/// Characters that belong nowhere, or hardly anywhere.
const CHARACTERS: [&str; 16] = [
    "\n", "\0", "\u{7f}", "\u{202e}", "${", "%{", "\"", "'", "\\", "`", "<", "🚗", "\t", "A", "é",
    "\u{2028}",
];

/// Keys that are reserved, malformed or unknown.
const KEYS: [&str; 16] = [
    "aws:x",
    "AWS:x",
    "aWs:",
    "Name",
    "NAME",
    "application",
    "Environment",
    "managed_by",
    "MANAGED_by",
    "",
    "a\"b",
    "a\nb",
    "a$b",
    "🚗",
    "nmae",
    "unknown",
];

/// Applies the fault of this number to the value at `pointer`.
pub(super) fn spoil(root: &mut Value, pointer: &str, fault: usize, random: &mut Random) {
    if fault < 6 && !pointer.is_empty() {
        replace(root, pointer, other_type(fault));
        return;
    }
    if fault == 6 {
        remove(root, pointer);
        return;
    }
    let Some(node) = root.pointer_mut(pointer) else {
        return;
    };
    match node {
        Value::String(text) => spoil_text(text, fault, random),
        Value::Number(_) => *node = number(fault - 7),
        Value::Array(items) => spoil_array(items, fault, random),
        Value::Object(entries) => spoil_object(entries, fault, random),
        _ => {}
    }
}

fn other_type(fault: usize) -> Value {
    [
        json!("text"),
        json!(3),
        json!(2.5),
        json!(true),
        json!([]),
        json!({}),
    ][fault]
        .clone()
}

fn number(fault: usize) -> Value {
    match fault.checked_sub(NUMBERS.len()) {
        None => NUMBERS[fault].into(),
        Some(rest) => FRACTIONS[rest % FRACTIONS.len()].into(),
    }
}

fn replace(root: &mut Value, pointer: &str, value: Value) {
    if let Some(node) = root.pointer_mut(pointer) {
        *node = value;
    }
}

fn remove(root: &mut Value, pointer: &str) {
    let Some((parent, last)) = pointer.rsplit_once('/') else {
        return;
    };
    match root.pointer_mut(parent) {
        Some(Value::Object(entries)) => {
            drop(entries.remove(&last.replace("~1", "/").replace("~0", "~")))
        }
        Some(Value::Array(items)) => {
            drop(last.parse().ok().map(|index: usize| items.remove(index)))
        }
        _ => {}
    }
}

fn spoil_text(text: &mut String, fault: usize, random: &mut Random) {
    let at = text
        .char_indices()
        .map(|(at, _)| at)
        .nth(random.below(text.chars().count()));
    match fault {
        7..=20 => *text = "a".repeat(LENGTHS[fault - 7]),
        21..=36 => text.insert_str(at.unwrap_or(0), CHARACTERS[fault - 21]),
        37..=60 => TEXTS[fault - 37].clone_into(text),
        61 => text.make_ascii_uppercase(),
        62 => drop(at.map(|at| text.remove(at))),
        63 => text.push('\n'),
        64..=69 => lengthen_text(text, LONG[(fault - 64) % LONG.len()]),
        _ => widen_text(text, WIDE[(fault - 70) % WIDE.len()]),
    }
}

/// Repeats the last character up to one more than a limit, which may leave the text right in every other way.
fn lengthen_text(text: &mut String, length: usize) {
    let last = text.chars().last();
    let missing = length.saturating_sub(text.chars().count());
    text.extend(last.into_iter().cycle().take(missing));
}

/// Puts letters in front up to one more than a limit, which may leave the text right in every other way.
fn widen_text(text: &mut String, length: usize) {
    let missing = length.saturating_sub(text.chars().count());
    text.insert_str(0, &"a".repeat(missing));
}

fn spoil_array(items: &mut Vec<Value>, fault: usize, random: &mut Random) {
    match fault {
        7..=12 => items.truncate(fault - 7),
        13..=20 => {
            let twin = items.first().cloned();
            items.extend(twin);
        }
        21..=27 => lengthen(items, 7),
        28..=30 => lengthen(items, 40),
        31..=36 => lengthen(items, random.between(32, 33)),
        37 => items.push(json!(["nested"])),
        // A file with many more dots than any blueprint has is refused unread.
        39 if !json!(items).to_string().contains('.') => lengthen(items, 501),
        38 => items.push(json!("use1-az77")),
        _ => items.reverse(),
    }
}

/// Adds items like the first one, no two the same.
fn lengthen(items: &mut Vec<Value>, length: usize) {
    let Some(first) = items.first().cloned() else {
        return;
    };
    for number in items.len()..length {
        let mut item = first.clone();
        if let Value::String(text) = &mut item {
            *text = format!(
                "{}{number}",
                text.trim_end_matches(|c: char| c.is_ascii_digit())
            );
        }
        items.push(item);
    }
}

fn spoil_object(entries: &mut Map<String, Value>, fault: usize, random: &mut Random) {
    let like = entries
        .values()
        .next()
        .cloned()
        .unwrap_or_else(|| json!("x"));
    match fault {
        7..=22 => drop(entries.insert(KEYS[fault - 7].into(), like)),
        23..=30 | 48.. => {
            let name = entries.keys().nth(random.below(entries.len())).cloned();
            if let Some(value) = name.and_then(|name| entries.remove(&name)) {
                entries.insert(random.pick(&KEYS).into(), value);
            }
        }
        31..=38 => {
            let length = random.between(44, 46);
            (entries.len()..length)
                .for_each(|number| drop(entries.insert(format!("k{number}"), like.clone())));
        }
        39 => drop(entries.insert("k".repeat(129), like)),
        40..=42 => drop(entries.insert("k".into(), json!(3))),
        _ => entries.clear(),
    }
}
