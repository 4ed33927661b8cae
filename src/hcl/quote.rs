//! Strings as inert literals.

use std::fmt::Write;

use super::identifier::is_identifier;

/// `text` as a quoted HCL literal that Terraform reads back as `text` (after its own NFC normalisation) and never evaluates.
///
/// Line ends, control characters and characters that hide or reorder text become escapes, so that what a reviewer sees is what
/// Terraform reads. Template marks are doubled; where doubling would be ambiguous (`$${`), the mark's first character is escaped.
pub(super) fn value(text: &str) -> String {
    quoted(text, is_visible)
}

/// `text` as an object's key: bare if it may stand so, else quoted.
///
/// Keys take part in alignment, which counts grapheme clusters. Letters that never combine stand as they are, all others become
/// escapes, so that a character is a column whatever Unicode version `terraform fmt` was built with.
pub(super) fn key(text: &str) -> String {
    if is_identifier(text) {
        text.to_owned()
    } else {
        quoted(text, is_single_column)
    }
}

/// One line of a comment: no line end, nothing that hides or reorders text, no space at the end.
pub(super) fn comment_line(text: &str) -> String {
    let mut shown = String::from("# ");
    for c in text.chars() {
        if is_visible(c) {
            shown.push(c);
        } else {
            escape(&mut shown, c);
        }
    }
    shown.truncate(shown.trim_end().len());
    shown
}

fn quoted(text: &str, stands: fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut rest = text.chars().peekable();
    let mut previous = None;
    while let Some(c) = rest.next() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '$' | '%' if rest.peek() == Some(&'{') => {
                if matches!(previous, Some('$' | '%')) {
                    escape(&mut out, c);
                } else {
                    out.extend([c, c]);
                }
            }
            c if stands(c) => out.push(c),
            c => escape(&mut out, c),
        }
        previous = Some(c);
    }
    out.push('"');
    out
}

fn escape(out: &mut String, c: char) {
    let code = u32::from(c);
    // Writing to a String cannot fail.
    let _ = if code > 0xFFFF {
        write!(out, "\\U{code:08x}")
    } else {
        write!(out, "\\u{code:04x}")
    };
}

/// Whether the character may stand in text as it is: neither control (Cc), format (Cf: bidirectional marks, zero widths, tags) nor
/// line or paragraph separator, nor a variation selector. Ranges: Unicode 16, `DerivedGeneralCategory.txt`, rounded up to blocks.
fn is_visible(c: char) -> bool {
    !c.is_control()
        && !matches!(u32::from(c),
            0xAD | 0x34F | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x890..=0x891 | 0x8E2 | 0x115F..=0x1160 | 0x17B4..=0x17B5
            | 0x180B..=0x180F | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0
            | 0xFFF0..=0xFFFB | 0x110BD | 0x110CD | 0x13430..=0x1345F | 0x1BCA0..=0x1BCAF | 0x1D173..=0x1D17A
            | 0xE0000..=0xE0FFF)
}

/// Whether the character is one column by itself and never joins a neighbour's grapheme cluster (UAX 29). An allow-list of the
/// common scripts; anything missing here is only printed less readably.
fn is_single_column(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{A1}'..='\u{A8}' | '\u{AA}'..='\u{AC}' | '\u{AF}'..='\u{24F}' // Latin
        | '\u{370}'..='\u{377}' | '\u{37B}'..='\u{37F}' | '\u{384}'..='\u{38A}' | '\u{38E}'..='\u{3A1}' | '\u{3A3}'..='\u{3FF}' // Greek
        | '\u{400}'..='\u{482}' | '\u{48A}'..='\u{52F}' // Cyrillic
        | '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{64A}' // Hebrew and Arabic letters
        | '\u{1E00}'..='\u{1EFF}' // Latin, Vietnamese
        | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' // kana
        | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}') // Chinese characters, Hangul syllables
}

#[cfg(test)]
mod tests {
    use super::{comment_line, key, value};

    #[test]
    fn template_marks_are_inert() {
        assert_eq!(value("${file(\"/x\")}"), r#""$${file(\"/x\")}""#);
        assert_eq!(value("%{ for x"), r#""%%{ for x""#);
        assert_eq!(value("$${a}"), r#""$\u0024{a}""#);
        assert_eq!(value("%${a}"), r#""%\u0024{a}""#);
        assert_eq!(value("100% of $5"), r#""100% of $5""#);
    }

    #[test]
    fn what_hides_or_reorders_text_is_spelled_out() {
        assert_eq!(
            value("a\u{202E}b\u{2028}\u{0}\u{7F}\u{E0041}\r\n"),
            r#""a\u202eb\u2028\u0000\u007f\U000e0041\r\n""#
        );
        assert_eq!(value("größe 👍 مرحبا"), "\"größe 👍 مرحبا\"");
        assert_eq!(comment_line("x\u{202E}y "), "# x\\u202ey");
        assert_eq!(comment_line(""), "#");
    }

    #[test]
    fn keys_are_quoted_only_where_they_must_be() {
        assert_eq!(key("us-east-1"), "us-east-1");
        assert_eq!(key("use1-az1"), "use1-az1");
        assert_eq!(key("10.0.0.0/8"), "\"10.0.0.0/8\"");
        assert_eq!(key("for"), "\"for\"");
        assert_eq!(key(""), "\"\"");
        assert_eq!(key("1a"), "\"1a\"");
        assert_eq!(key("größe"), "\"größe\"");
        assert_eq!(key("e\u{301}"), "\"e\\u0301\"");
    }
}
