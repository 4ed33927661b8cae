//! Structure is chosen by file, never by a condition.

use regex::Regex;

use super::evidence::Evidence;

/// `count` counts, so its addresses move; static keys do not.
pub(super) fn no_count(evidence: &Evidence) -> Vec<String> {
    let mut findings = Vec::new();
    for file in &evidence.files {
        for (address, body) in file.bodies() {
            if body.attribute("count").is_some() && !address.is_empty() {
                findings.push(format!("{}: {address}: `count`", file.path));
            }
        }
    }
    findings
}

/// Neither `for_each`, `dynamic` nor a local behind them decides whether something exists: a condition with nothing on one side, or a `for`
/// that filters.
pub(super) fn no_condition_on_existence(evidence: &Evidence) -> Vec<String> {
    let nothing = r"(\{\s*\}|\[\s*\]|toset\(\s*\[\s*\]\s*\))";
    let or_nothing =
        Regex::new(&format!(r"(?s)\?\s*{nothing}\s*:|\?.*:\s*{nothing}")).expect("a pattern");
    let filter = Regex::new(r"\bif\b").expect("a pattern");
    let mut findings = Vec::new();
    for file in &evidence.files {
        for (address, body) in file.bodies() {
            for attribute in &body.attributes {
                let text = &attribute.text;
                let conditional = match attribute.name.as_str() {
                    "for_each" => text.contains('?') || filter.is_match(text),
                    _ if address == "locals" => or_nothing.is_match(text),
                    _ => false,
                };
                if conditional {
                    findings.push(format!(
                        "{}: {address}: `{}` decides what exists",
                        file.path, attribute.name
                    ));
                }
            }
        }
    }
    findings
}

#[test]
fn conditions_on_existence_are_found() {
    let count = Evidence::text("resource \"a\" \"b\" {\n  count = var.on ? 1 : 0\n}\n");
    assert_eq!(no_count(&count).len(), 1);
    for planted in [
        "resource \"a\" \"b\" {\n  for_each = var.on ? { this = 1 } : {}\n}\n",
        "resource \"a\" \"b\" {\n  for_each = { for k, v in var.x : k => v if v.on }\n}\n",
        "resource \"a\" \"b\" {\n  dynamic \"c\" {\n    for_each = var.on ? [1] : []\n  }\n}\n",
        "locals {\n  keys = var.on ? toset([\"this\"]) : toset([])\n}\n",
    ] {
        assert_eq!(
            no_condition_on_existence(&Evidence::text(planted)).len(),
            1,
            "{planted}"
        );
    }
    let sound = "locals {\n  a = { for k in var.x : k => k == \"y\" ? 1 : null }\n}\nresource \"a\" \"b\" {\n  for_each = var.zones\n}\n";
    assert!(no_condition_on_existence(&Evidence::text(sound)).is_empty());
}
