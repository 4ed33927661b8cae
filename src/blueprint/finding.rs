//! The words of every finding of this room: what is wrong, where, and what to type instead.

use toml::Spanned;
use toml::de::{DeInteger, DeValue};

use super::document::BLUEPRINT_KEYS;
use super::key::Key;
use super::rule::Rule;
use super::shown::shown;
use crate::catalog::nearest;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

/// A key that does not belong where it stands. `near` is the key that is probably meant.
pub(crate) fn key_unknown(
    name: &str,
    span: Span,
    section: Option<&Key>,
    near: Option<&str>,
    keys: &[&Key],
) -> Diagnostic {
    let place = section.map_or(String::new(), |section| {
        format!(" in `{}`", heading(section))
    });
    let help = match (home_of(name, section), near) {
        (Some(home), _) => home,
        (None, Some(near)) => format!("did you mean `{near}`?"),
        (None, None) => {
            let names: Vec<_> = keys.iter().map(|key| format!("`{}`", key.name)).collect();
            format!("remove it; what can stand here: {}", names.join(", "))
        }
    };
    Diagnostic::new(
        Code::KeyUnknown,
        format!("unknown key {}{place}", shown(name)),
        help,
    )
    .label(span, "not a key of the blueprint")
}

/// Where a key belongs that stands in the wrong section.
fn home_of(name: &str, section: Option<&Key>) -> Option<String> {
    if section.is_some() && BLUEPRINT_KEYS.iter().any(|key| key.name == name) {
        return Some(format!(
            "move `{name}` to the top of the file, above the first section"
        ));
    }
    let sections = || BLUEPRINT_KEYS.iter().copied();
    let inner = sections().flat_map(|section| section.rule.keys().iter().copied());
    sections()
        .chain(inner)
        .find(|home| home.rule.keys().iter().any(|key| key.name == name))
        .map(|home| format!("move `{name}` below `{}`", heading(home)))
}

/// A key that must be there.
pub(crate) fn key_missing(key: &Key, section: Option<&Key>, span: Span) -> Diagnostic {
    let place = section.map_or(String::new(), |section| {
        format!(" in `{}`", heading(section))
    });
    let help = match key.rule {
        Rule::Sections { .. } => format!(
            "add a section `{}` with `name = \"us-east-1\"` and `cidr = \"10.20.0.0/16\"`",
            heading(key)
        ),
        _ => format!("add `{} = {}`", key.name, key.example),
    };
    Diagnostic::new(
        Code::KeyMissing,
        format!("`{}` is missing{place}", key.name),
        help,
    )
    .label(span, format!("`{}` belongs here", key.name))
}

/// A value of the wrong type; `wanted` with its article.
pub(crate) fn type_mismatch(
    subject: &str,
    found: &Spanned<DeValue<'_>>,
    wanted: &str,
    example: &str,
) -> Diagnostic {
    let help = match found.get_ref() {
        DeValue::String(text) if wanted != "a string" && plain(text, wanted) => {
            format!("remove the quotes: `{text}`")
        }
        _ => format!("write {wanted}, such as `{example}`"),
    };
    Diagnostic::new(
        Code::TypeMismatch,
        format!(
            "{subject} must be {wanted}, not {}",
            described(found.get_ref())
        ),
        help,
    )
    .label(Span::from(found.span()), format!("not {wanted}"))
}

/// Whether a text in quotes is what is wanted without them.
fn plain(text: &str, wanted: &str) -> bool {
    let is_short = text.len() < 6 && !text.is_empty();
    let digits = match text.split_once('.') {
        Some((whole, fraction)) if wanted == "a number" => [whole, fraction],
        _ => [text, "0"],
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    matches!(text, "true" | "false") || is_short && digits.into_iter().all(is_digits)
}

/// A value with its type and article.
fn described(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("the string {}", shown(text)),
        DeValue::Integer(number) => format!("the whole number {}", shown(&number.to_string())),
        DeValue::Float(number) => format!("the number {}", shown(number.as_str())),
        DeValue::Boolean(flag) => format!("the flag `{flag}`"),
        DeValue::Datetime(date) => format!("the date {}", shown(&date.to_string())),
        DeValue::Array(_) => "an array".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

/// Something that is no table where a section belongs.
pub(crate) fn section_mismatch(key: &Key, found: &Spanned<DeValue<'_>>) -> Diagnostic {
    let wanted = match key.rule {
        Rule::Sections { .. } => "one or more sections",
        _ => "a section",
    };
    Diagnostic::new(
        Code::TypeMismatch,
        format!(
            "`{}` must be {wanted}, not {}",
            key.name,
            described(found.get_ref())
        ),
        format!("write the header `{}` and its keys below it", heading(key)),
    )
    .label(Span::from(found.span()), format!("not {wanted}"))
}

/// `[[nat]]` for `[nat]`.
pub(crate) fn section_repeated(key: &Key, found: &Spanned<DeValue<'_>>) -> Diagnostic {
    Diagnostic::new(
        Code::TypeMismatch,
        format!(
            "`{0}` must be one section, not an array of sections",
            key.name
        ),
        format!(
            "write `{}`, with single brackets and only once",
            heading(key)
        ),
    )
    .label(Span::from(found.span()), "an array of sections")
}

/// `[region]` for `[[region]]`.
pub(crate) fn section_single(key: &Key, found: &Spanned<DeValue<'_>>) -> Diagnostic {
    Diagnostic::new(
        Code::TypeMismatch,
        format!(
            "`{0}` must be an array of sections, not one section",
            key.name
        ),
        format!("write `{}`, with double brackets", heading(key)),
    )
    .label(Span::from(found.span()), "one section")
}

/// Too few or too many items or entries.
pub(crate) fn items_out_of_range(
    key: &Key,
    found: &Spanned<DeValue<'_>>,
    count: usize,
    min: usize,
    max: usize,
) -> Diagnostic {
    let (bound, help) = if count < min {
        (format!("at least {min}"), "add")
    } else {
        (format!("at most {max}"), "remove")
    };
    let help = match &key.rule {
        Rule::Sections { .. } if count < min => format!("add a section `{}`", heading(key)),
        _ => format!(
            "{help} {}",
            min.saturating_sub(count).max(count.saturating_sub(max))
        ),
    };
    Diagnostic::new(
        Code::LengthOutOfRange,
        format!("`{}` has `{count}` entries, but takes {bound}", key.path),
        help,
    )
    .label(Span::from(found.span()), format!("takes {bound}"))
}

/// A string of too many characters.
pub(crate) fn text_too_long(subject: &str, text: &str, span: Span, max: usize) -> Diagnostic {
    let count = text.chars().count();
    Diagnostic::new(
        Code::LengthOutOfRange,
        format!(
            "{subject} takes at most {max} characters, but {} has {count}",
            shown(text)
        ),
        format!("shorten it by {}", count - max),
    )
    .label(span, format!("{count} characters"))
}

/// A string of the wrong form.
pub(crate) fn value_malformed(
    subject: &str,
    text: &str,
    span: Span,
    words: &str,
    example: &str,
) -> Diagnostic {
    Diagnostic::new(
        Code::ValueMalformed,
        format!("{subject} cannot be {}", shown(text)),
        format!("write {words}, such as `{}`", example.trim_matches('"')),
    )
    .label(span, "not of the right form")
}

/// A word that the vocabulary lacks.
pub(crate) fn word_unknown(path: &str, text: &str, span: Span, words: &[&str]) -> Diagnostic {
    let all: Vec<_> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
    let all = all.join(", ");
    let help = match nearest(text, words.iter().copied()) {
        Some(near) => format!("did you mean `\"{near}\"`? It takes {all}"),
        None => format!("write one of {all}"),
    };
    Diagnostic::new(
        Code::ValueUnknown,
        format!("`{path}` cannot be {}", shown(text)),
        help,
    )
    .label(span, "not one of the possible values")
}

/// A number that is none of a few.
pub(crate) fn integer_unknown(
    path: &str,
    number: &DeInteger<'_>,
    span: Span,
    among: &[i64],
) -> Diagnostic {
    let all: Vec<_> = among.iter().map(i64::to_string).collect();
    Diagnostic::new(
        Code::ValueUnknown,
        format!("`{path}` cannot be {}", shown(&number.to_string())),
        format!("write one of {}", all.join(", ")),
    )
    .label(span, "not one of the possible values")
}

/// A number outside its range.
pub(crate) fn integer_out_of_range(
    key: &Key,
    number: &DeInteger<'_>,
    span: Span,
    min: i64,
    max: i64,
) -> Diagnostic {
    let range = if min == max {
        min.to_string()
    } else {
        format!("a whole number from {min} to {max}")
    };
    Diagnostic::new(
        Code::ValueOutOfRange,
        format!("`{}` cannot be {}", key.path, shown(&number.to_string())),
        format!("write {range}"),
    )
    .label(span, "out of range")
}

/// A number in half steps outside its range.
pub(crate) fn number_out_of_range(
    key: &Key,
    number: &str,
    span: Span,
    min: u16,
    max: u16,
) -> Diagnostic {
    Diagnostic::new(
        Code::ValueOutOfRange,
        format!("`{}` cannot be {}", key.path, shown(number)),
        format!("write a number from {min} to {max}, in steps of 0.5"),
    )
    .label(span, "out of range")
}

/// A number that lies between two half steps.
pub(crate) fn number_between_halves(key: &Key, text: &str, span: Span, number: f64) -> Diagnostic {
    let below = (number * 2.0).floor() / 2.0;
    Diagnostic::new(
        Code::ValueMalformed,
        format!(
            "`{}` cannot be {}: it takes steps of 0.5",
            key.path,
            shown(text)
        ),
        format!("write `{below}` or `{}`", below + 0.5),
    )
    .label(span, "not a step of 0.5")
}

/// The same item twice in a list.
pub(crate) fn item_duplicate(
    subject: &str,
    one: &str,
    text: &str,
    span: Span,
    first: Option<Span>,
) -> Diagnostic {
    let (_, noun) = one.split_once(' ').unwrap_or_default();
    Diagnostic::new(
        Code::ItemDuplicate,
        format!("{subject} is named twice: {}", shown(text)),
        format!("name each {noun} once"),
    )
    .label(span, "named again")
    .label(first, "first named here")
}

/// A tag key that is not the user's to set.
pub(crate) fn tag_key_reserved(name: &str, span: Span, words: &str) -> Diagnostic {
    Diagnostic::new(
        Code::TagKeyReserved,
        format!("the tag key {} is reserved", shown(name)),
        format!("write {words}"),
    )
    .label(span, "not yours to set")
}

/// A section's header as it stands in the blueprint.
fn heading(section: &Key) -> String {
    match section.rule {
        Rule::Sections { .. } => format!("[[{}]]", section.path),
        _ => format!("[{}]", section.path),
    }
}
