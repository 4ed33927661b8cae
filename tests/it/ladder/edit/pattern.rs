/// Whether `text` is `pattern`, in which `*` stands for any text.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((head, rest)) => text.strip_prefix(head).is_some_and(|text| {
            (0..=text.len()).any(|at| text.is_char_boundary(at) && matches(rest, &text[at..]))
        }),
    }
}

#[test]
fn a_star_stands_for_any_text() {
    assert!(matches("a.*[*]", "a.b[\"c\"]"));
    assert!(!matches("a.*[*]", "b.b[\"c\"]"));
    assert!(!matches("a", "ab"));
}
