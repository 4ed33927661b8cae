/// The most characters of a value that a message repeats.
const MAX_CHARS: usize = 60;

/// A value as messages show it, in backticks: control characters, line ends, direction marks and backticks escaped, long text shortened.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::from("`");
    for c in text.chars().take(MAX_CHARS) {
        match c {
            '"' | '\'' | '\\' => out.push(c),
            '`' => out.push_str("\\u{60}"),
            _ => out.extend(c.escape_debug()),
        }
    }
    if text.chars().nth(MAX_CHARS).is_some() {
        out.push('…');
    }
    out.push('`');
    out
}
