use super::markdown::is_invisible;

/// What Markdown, formulas, icons and links are made of.
const MARKUP: &str = "*_~`#+-.:@$";

/// Lines as one quoted text of a Mermaid diagram: whatever they hold, it is shown and does nothing.
///
/// Mermaid reads a label several times: as a token of its own syntax, as Markdown, as HTML, and looks for directives and icons wherever they
/// stand. So letters, digits, spaces and slashes stay, and `-.,` within and behind words; everything else becomes an entity, which the syntax and
/// HTML do not look into. Source: <https://mermaid.js.org/syntax/flowchart.html#special-characters-that-break-syntax>
///
/// Up to 11.12 Mermaid resolves entities before it reads Markdown. Behind a space, though the thinnest one (U+200A), no character closes
/// emphasis, begins a list or joins an address: <https://spec.commonmark.org/0.31.2/#right-flanking-delimiter-run>
pub(super) fn quoted<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let lines: Vec<String> = lines.into_iter().map(inert).collect();
    format!("\"{}\"", lines.join("<br/>"))
}

fn inert(line: &str) -> String {
    let mut text = String::new();
    let mut before = None;
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let kept = match c {
            ' ' | '/' => true,
            ',' => joins(before),
            '-' | '.' => {
                joins(before) && joins(rest.clone().next()) && !(c == '.' && ends_in_www(&text))
            }
            c => c.is_alphanumeric(),
        };
        match kept {
            true => text.push(c),
            false if MARKUP.contains(c) => text.push_str(&format!("#8202;{}", entity(c))),
            false => text.push_str(&entity(c)),
        }
        before = Some(c);
    }
    text
}

/// Mermaid takes decimal numbers. What cannot be seen is spelled out: it could break or reorder the line.
fn entity(c: char) -> String {
    match c.is_control() || is_invisible(c) {
        true => format!("#92;u#123;{:x}#125;", u32::from(c)),
        false => format!("#{};", u32::from(c)),
    }
}

/// Markdown makes a link of what begins so: <https://github.github.com/gfm/#autolinks-extension->
fn ends_in_www(text: &str) -> bool {
    text.len() >= 3
        && text.is_char_boundary(text.len() - 3)
        && text[text.len() - 3..].eq_ignore_ascii_case("www")
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn plain_text_stays_legible() {
        assert_eq!(
            quoted(["VPC 10.20.0.0/16, IPv6"]),
            "\"VPC 10.20.0.0/16, IPv6\""
        );
        assert_eq!(quoted(["us-east-1", "b"]), "\"us-east-1<br/>b\"");
        assert_eq!(quoted(["app.example.com"]), "\"app.example.com\"");
        assert_eq!(quoted([]), "\"\"");
    }

    #[test]
    fn everything_that_some_reader_acts_on_is_an_entity() {
        let cases = [
            ("a\"]", "a#34;#93;"),
            ("#quot;", "#8202;#35;quot#59;"),
            ("<br/>", "#60;br/#62;"),
            ("`x`", "#8202;#96;x#8202;#96;"),
            ("/account/*", "/account/#8202;#42;"),
            ("www.example.com", "www#8202;#46;example.com"),
            ("http://a", "http#8202;#58;//a"),
            ("1. one", "1#8202;#46; one"),
            ("- one", "#8202;#45; one"),
            ("%%{init}%%", "#37;#37;#123;init#125;#37;#37;"),
            ("a\nend", "a#92;u#123;a#125;end"),
            ("\u{202e}x", "#92;u#123;202e#125;x"),
            ("wwwé.b", "wwwé#8202;#46;b"),
        ];
        for (text, expected) in cases {
            assert_eq!(quoted([text]), format!("\"{expected}\""), "{text}");
        }
    }
}
