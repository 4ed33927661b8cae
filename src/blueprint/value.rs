use toml::Spanned;
use toml::de::{DeInteger, DeValue};

use super::context::Context;
use super::finding;
use super::key::Key;
use super::rule::Rule;
use super::shown::shown;
use super::text_rule::{Text, TextRule};
use super::{AvailabilityZones, TagKey, TagValue, Tags, ZoneId};
use crate::source::{Located, Span};

type Found<'a> = Spanned<DeValue<'a>>;

/// A string that passes the rule of its type.
pub(crate) fn text<T: Text>(
    subject: &str,
    found: &Found<'_>,
    rule: &TextRule,
    example: &str,
    context: &mut Context,
) -> Option<Located<T>> {
    let span = found.span().into();
    let text = match found.get_ref() {
        DeValue::String(text) => text,
        other => {
            // A number that would be right as a string only lacks its quotes.
            let quoted = match other {
                DeValue::Integer(number) if rule.matches(&number.to_string()) => {
                    format!("\"{number}\"")
                }
                _ => example.to_owned(),
            };
            context.report(finding::type_mismatch(subject, found, "a string", &quoted));
            return None;
        }
    };
    let problem = text_problem(subject, text, span, rule, example);
    match problem {
        Some(problem) => {
            context.report(problem);
            None
        }
        None => Some(Located::at(T::from_checked(text), span)),
    }
}

/// The first rule that `text` breaks: a text that is too long is not also reported as malformed.
fn text_problem(
    subject: &str,
    text: &str,
    span: Span,
    rule: &TextRule,
    example: &str,
) -> Option<crate::diagnostics::Diagnostic> {
    let too_long = rule
        .max_chars
        .filter(|max| text.chars().count() > *max)
        .map(|max| finding::text_too_long(subject, text, span, max));
    too_long.or_else(|| {
        (!rule.matches(text))
            .then(|| finding::value_malformed(subject, text, span, rule.words, example))
    })
}

/// One of the words of the key's rule.
pub(crate) fn word(
    key: &Key,
    found: &Found<'_>,
    context: &mut Context,
) -> Option<Located<&'static str>> {
    let Rule::Word(words) = key.rule else {
        return None;
    };
    let words = words();
    let DeValue::String(text) = found.get_ref() else {
        context.report(finding::type_mismatch(
            &key.subject(),
            found,
            "a string",
            key.example,
        ));
        return None;
    };
    let span = found.span().into();
    match words.iter().find(|word| *word == text) {
        Some(word) => Some(Located::at(*word, span)),
        None => {
            context.report(finding::word_unknown(key.path, text, span, &words));
            None
        }
    }
}

/// A whole number that passes the key's rule.
pub(crate) fn integer(key: &Key, found: &Found<'_>, context: &mut Context) -> Option<Located<i64>> {
    let DeValue::Integer(integer) = found.get_ref() else {
        context.report(finding::type_mismatch(
            &key.subject(),
            found,
            "a whole number",
            key.example,
        ));
        return None;
    };
    let span = found.span().into();
    let number = number(integer);
    let problem = match &key.rule {
        Rule::Integer { min, max } | Rule::CountOrList { min, max, .. } => number
            .is_none_or(|number| !(*min..=*max).contains(&number))
            .then(|| finding::integer_out_of_range(key, integer, span, *min, *max)),
        Rule::IntegerAmong(among) => number
            .is_none_or(|number| !among.contains(&number))
            .then(|| finding::integer_unknown(key.path, integer, span, among)),
        _ => None,
    };
    match problem {
        Some(problem) => {
            context.report(problem);
            None
        }
        None => Some(Located::at(number?, span)),
    }
}

/// `None` where the number is beyond 64 bits, and so beyond every range there is.
fn number(integer: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// A flag.
pub(crate) fn flag(key: &Key, found: &Found<'_>, context: &mut Context) -> Option<Located<bool>> {
    match found.get_ref() {
        DeValue::Boolean(flag) => Some(Located::at(*flag, found.span().into())),
        _ => {
            context.report(finding::type_mismatch(
                &key.subject(),
                found,
                "`true` or `false`",
                key.example,
            ));
            None
        }
    }
}

/// A number of zones, or the list of their ids.
pub(crate) fn zones(
    key: &Key,
    found: &Found<'_>,
    context: &mut Context,
) -> Option<Located<AvailabilityZones>> {
    let Rule::CountOrList { min, max, item } = key.rule else {
        return None;
    };
    let array = match found.get_ref() {
        DeValue::Array(array) => array,
        DeValue::Integer(_) => {
            let number_of_zones = integer(key, found, context)?;
            return mapped(number_of_zones, count);
        }
        _ => {
            context.report(finding::type_mismatch(
                &key.subject(),
                found,
                "a whole number or a list of zone ids",
                key.example,
            ));
            return None;
        }
    };
    let count = array.iter().count();
    let (min, max) = (usize::try_from(min).ok()?, usize::try_from(max).ok()?);
    let mut good = (min..=max).contains(&count);
    if !good {
        context.report(finding::items_out_of_range(key, found, count, min, max));
    }
    let zone_subject = format!("a zone of {}", key.subject());
    let mut zones: Vec<Located<ZoneId>> = Vec::new();
    for entry in array.iter() {
        let Some(zone) = text::<ZoneId>(&zone_subject, entry, item, "\"use1-az1\"", context) else {
            good = false;
            continue;
        };
        match zones.iter().find(|other| other.value == zone.value) {
            Some(first) => {
                context.report(finding::item_duplicate(
                    &zone_subject,
                    zone.value.as_str(),
                    entry.span().into(),
                    first.span,
                ));
                good = false;
            }
            None => zones.push(zone),
        }
    }
    good.then(|| Located::at(AvailabilityZones::Named(zones), found.span().into()))
}

/// Free keys with free values.
pub(crate) fn tags(key: &'static Key, found: &Found<'_>, context: &mut Context) -> Option<Tags> {
    let Rule::Map {
        max,
        key: key_rule,
        reserved,
        value: value_rule,
    } = key.rule
    else {
        return None;
    };
    let DeValue::Table(table) = found.get_ref() else {
        context.report(finding::section_mismatch(key, found));
        return None;
    };
    let mut good = table.len() <= max;
    if !good {
        context.report(finding::items_out_of_range(key, found, table.len(), 0, max));
    }
    let mut tags = Vec::new();
    for (name, entry) in table.iter() {
        let span = name.span().into();
        let name = name.get_ref();
        let problem =
            text_problem("a tag key", name, span, key_rule, "cost_center").or_else(|| {
                reserved
                    .matches(name)
                    .then(|| finding::tag_key_reserved(name, span, reserved.words))
            });
        let value = text::<TagValue>(
            &format!("the tag {}", shown(name)),
            entry,
            value_rule,
            "\"4711\"",
            context,
        );
        match (problem, value) {
            (None, Some(value)) => {
                tags.push((Located::at(TagKey::from_checked(name), span), value))
            }
            (problem, _) => {
                problem
                    .into_iter()
                    .for_each(|problem| context.report(problem));
                good = false;
            }
        }
    }
    good.then_some(Tags(tags))
}

/// The same place with another value, if `to` has one.
pub(crate) fn mapped<T, U>(
    located: Located<T>,
    to: impl FnOnce(T) -> Option<U>,
) -> Option<Located<U>> {
    to(located.value).map(|value| Located {
        value,
        span: located.span,
    })
}

/// A number of zones.
pub(crate) fn count(number: i64) -> Option<AvailabilityZones> {
    u8::try_from(number).ok().map(AvailabilityZones::Count)
}
