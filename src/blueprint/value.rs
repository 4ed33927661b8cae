use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeValue};

use super::context::Context;
use super::finding;
use super::key::Key;
use super::rule::{Item, Rule};
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
                DeValue::Integer(number) if rule.broken(&number.to_string()).is_none() => {
                    format!("\"{number}\"")
                }
                DeValue::Float(number) if rule.broken(number.as_str()).is_none() => {
                    format!("\"{}\"", number.as_str())
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
        rule.broken(text)
            .map(|words| finding::value_malformed(subject, text, span, words, example))
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

/// A number in half steps that passes the key's rule, in halves.
pub(crate) fn halves(key: &Key, found: &Found<'_>, context: &mut Context) -> Option<Located<u16>> {
    let Rule::Halves { min, max } = key.rule else {
        return None;
    };
    let (text, number) = match found.get_ref() {
        DeValue::Integer(integer) => (
            integer.to_string(),
            number(integer).map_or(f64::INFINITY, |number| number as f64),
        ),
        DeValue::Float(float) => (
            float.as_str().to_owned(),
            float.as_str().parse().unwrap_or(f64::NAN),
        ),
        _ => {
            let (subject, example) = (key.subject(), key.example);
            context.report(finding::type_mismatch(&subject, found, "a number", example));
            return None;
        }
    };
    let span = found.span().into();
    // Not a number is in no range either.
    let halves = (min * 2..=max * 2).find(|halves| f64::from(*halves) == number * 2.0);
    if halves.is_none() {
        let in_range = (f64::from(min)..=f64::from(max)).contains(&number);
        context.report(match in_range {
            true => finding::number_between_halves(key, &text, span, number),
            false => finding::number_out_of_range(key, &text, span, min, max),
        });
    }
    halves.map(|halves| Located::at(halves, span))
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
    let (min, max) = (usize::try_from(min).ok()?, usize::try_from(max).ok()?);
    let zones = items::<ZoneId>(key, (found, array), min..=max, item, context)?;
    Some(Located::at(
        AvailabilityZones::Named(zones),
        found.span().into(),
    ))
}

/// A list of strings, each once.
pub(crate) fn list<T: Text + PartialEq>(
    key: &Key,
    found: &Found<'_>,
    context: &mut Context,
) -> Option<Located<Vec<Located<T>>>> {
    let Rule::List { min, max, item } = key.rule else {
        return None;
    };
    let DeValue::Array(array) = found.get_ref() else {
        context.report(finding::type_mismatch(
            &key.subject(),
            found,
            "a list",
            key.example,
        ));
        return None;
    };
    let items = items(key, (found, array), min..=max, item, context)?;
    Some(Located::at(items, found.span().into()))
}

/// The items of a list that has as many as it may have, no two the same.
fn items<T: Text + PartialEq>(
    key: &Key,
    (found, array): (&Found<'_>, &DeArray<'_>),
    range: RangeInclusive<usize>,
    item: &Item,
    context: &mut Context,
) -> Option<Vec<Located<T>>> {
    let count = array.iter().count();
    let mut good = range.contains(&count);
    if !good {
        let (min, max) = range.into_inner();
        context.report(finding::items_out_of_range(key, found, count, min, max));
    }
    let subject = format!("{} of {}", item.one, key.subject());
    let mut items: Vec<Located<T>> = Vec::new();
    for entry in array.iter() {
        let Some(read) = text::<T>(&subject, entry, item.rule, item.example, context) else {
            good = false;
            continue;
        };
        match items.iter().find(|other| other.value == read.value) {
            Some(first) => {
                context.report(finding::item_duplicate(
                    &subject,
                    item.one,
                    entry.get_ref().as_str().unwrap_or_default(),
                    entry.span().into(),
                    first.span,
                ));
                good = false;
            }
            None => items.push(read),
        }
    }
    good.then_some(items)
}

/// A list of words of a vocabulary, each once.
pub(crate) fn words<T: PartialEq>(
    key: &Key,
    found: &Found<'_>,
    value_of: impl Fn(&str) -> Option<T>,
    context: &mut Context,
) -> Option<Located<Vec<Located<T>>>> {
    let Rule::Words { words, one } = key.rule else {
        return None;
    };
    let words = words();
    let DeValue::Array(array) = found.get_ref() else {
        context.report(finding::type_mismatch(
            &key.subject(),
            found,
            "a list",
            key.example,
        ));
        return None;
    };
    let subject = format!("{one} of {}", key.subject());
    let before = context.count();
    let mut items: Vec<Located<T>> = Vec::new();
    for entry in array.iter() {
        let span = entry.span().into();
        let DeValue::String(text) = entry.get_ref() else {
            let example = format!("\"{}\"", words.first().copied().unwrap_or_default());
            context.report(finding::type_mismatch(
                &subject, entry, "a string", &example,
            ));
            continue;
        };
        let Some(value) = value_of(text) else {
            context.report(finding::word_unknown(key.path, text, span, &words));
            continue;
        };
        match items.iter().find(|other| other.value == value) {
            Some(first) => context.report(finding::item_duplicate(
                &subject, one, text, span, first.span,
            )),
            None => items.push(Located::at(value, span)),
        }
    }
    (context.count() == before).then(|| Located::at(items, found.span().into()))
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
