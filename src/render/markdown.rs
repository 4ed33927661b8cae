/// A table row: cells between bars.
pub(super) fn row<const N: usize>(cells: [String; N]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// `text` as code inside a table cell: whatever it holds, it is shown and does nothing.
///
/// Inside a code span only backticks and, in a table, bars mean something (<https://github.github.com/gfm/#code-spans>,
/// <https://github.github.com/gfm/#example-200>). Control and format characters, which could break the line or reorder it, are spelled out.
pub(super) fn code_cell(text: &str) -> String {
    let mut inert = String::new();
    for c in text.chars() {
        match c {
            '|' => inert.push_str("\\|"),
            c if c.is_control() || is_invisible(c) => {
                inert.push_str(&format!("\\u{{{:x}}}", u32::from(c)));
            }
            c => inert.push(c),
        }
    }
    let fence = "`".repeat(longest_run_of_backticks(&inert) + 1);
    // Spaces at both ends are stripped again by the reader; they keep backticks and emptiness apart from the fence.
    match fence.len() {
        1 if !inert.trim().is_empty() => format!("`{inert}`"),
        _ => format!("{fence} {inert} {fence}"),
    }
}

/// Line and paragraph separators, and marks that change direction or join: <https://www.unicode.org/reports/tr9/>.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

fn longest_run_of_backticks(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::code_cell;

    #[test]
    fn hostile_text_stays_one_code_span() {
        assert_eq!(code_cell("plain"), "`plain`");
        assert_eq!(code_cell("a`b"), "`` a`b ``");
        assert_eq!(code_cell("```"), "```` ``` ````");
        assert_eq!(code_cell("a|b"), "`a\\|b`");
        assert_eq!(code_cell("a\nb"), "`a\\u{a}b`");
        assert_eq!(code_cell("\u{202e}x"), "`\\u{202e}x`");
        assert_eq!(code_cell("<b>&amp;"), "`<b>&amp;`");
    }
}
