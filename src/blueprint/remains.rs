use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::context::Context;
use super::document::BLUEPRINT_KEYS;
use super::key::{Fallback, Key};
use super::reader::Reader;
use super::rule::Rule;
use super::{Blueprint, syntax};
use crate::diagnostics::Diagnostics;
use crate::source::{SourceFile, Span};

/// What is sound in a blueprint that has faults of shape: every faulty value is left out, so that the rest can be judged all the same.
///
/// Nothing is rendered from it. What rests on a value that was left out must not be reported: see [`Self::lacks`].
#[derive(Debug)]
pub struct Remains {
    blueprint: Blueprint,
    left_out: BTreeSet<String>,
}

/// Keys that one section of several cannot be judged without: where one of them is faulty, the whole section is left out.
fn needs(path: &str) -> &'static [&'static str] {
    match path {
        "region" => &["name", "cidr", "retired"],
        _ => &["name", "type"],
    }
}

/// Root keys that have no default, with a value that offends nobody.
const STAND_INS: [(&str, &str); 2] = [("name", "a"), ("environment", "a")];

impl Remains {
    /// Takes from `source` what the findings of its [`parse`](super::parse()) leave; `None` where that is no blueprint.
    pub fn of(source: &SourceFile, findings: &Diagnostics) -> Option<Self> {
        let faults: Vec<Span> = findings
            .iter()
            .filter_map(|finding| finding.labels.first())
            .map(|label| label.span)
            .collect();
        syntax::read(source.text(), |tree, _| {
            let mut cut = Cut {
                faults: &faults,
                left_out: BTreeSet::new(),
            };
            let mut tree = tree?.clone();
            cut.table(&mut tree, "");
            for (key, stand_in) in STAND_INS {
                if !tree.contains_key(key) {
                    cut.left_out.insert(key.to_owned());
                    let value = DeValue::String(stand_in.into());
                    tree.insert(Spanned::new(0..0, key.into()), Spanned::new(0..0, value));
                }
            }
            let mut unheard = Context::new(Vec::new(), String::new());
            let start = Span { start: 0, end: 0 };
            let blueprint = Blueprint::read(Reader::root(&tree, start, &mut unheard))?;
            Some(Self {
                blueprint,
                left_out: cut.left_out,
            })
        })
    }

    /// The blueprint, with defaults and stand-ins for what was left out.
    pub fn blueprint(&self) -> &Blueprint {
        &self.blueprint
    }

    /// Whether the value of `key` (`nat.egress`), one below it, or a section that holds it was left out.
    pub fn lacks(&self, key: &str) -> bool {
        self.left_out.iter().any(|left_out| {
            let holds = |outer: &str, inner: &str| {
                inner
                    .strip_prefix(outer)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            holds(left_out, key) || holds(key, left_out)
        })
    }
}

/// Cuts faulty values out of a table.
struct Cut<'a> {
    faults: &'a [Span],
    left_out: BTreeSet<String>,
}

impl Cut<'_> {
    fn is_at(&self, span: Span) -> bool {
        self.faults.contains(&span)
    }

    fn is_within(&self, span: Span) -> bool {
        self.faults
            .iter()
            .any(|fault| span.start <= fault.start && fault.end <= span.end)
    }

    fn table(&mut self, table: &mut DeTable<'_>, prefix: &str) {
        for (key, mut value) in std::mem::take(table) {
            let path = format!("{prefix}{}", key.get_ref());
            let (name, own) = (Span::from(key.span()), Span::from(value.span()));
            let statement = Span {
                start: name.start.min(own.start),
                end: name.end.max(own.end),
            };
            let keep = match value.get_mut() {
                // A finding about a section as a whole stands at its header, or at its key.
                DeValue::Table(_) if self.is_at(own) || self.is_at(name) => false,
                DeValue::Array(items) if is_sections(items) && self.is_at(name) => false,
                // `[[nat]]` for `[nat]`.
                DeValue::Array(items) if is_sections(items) && !takes_several(&path) => false,
                DeValue::Table(below) => {
                    self.table(below, &format!("{path}."));
                    has_what_it_needs(&path, below)
                }
                DeValue::Array(items) if is_sections(items) => {
                    self.sections(items, &path);
                    true
                }
                _ => !self.is_within(statement),
            };
            if keep {
                table.insert(key, value);
            } else {
                self.left_out.insert(path);
            }
        }
    }

    fn sections(&mut self, items: &mut DeArray<'_>, path: &str) {
        let mut sound = DeArray::new();
        for mut item in std::mem::replace(items, DeArray::new()) {
            let own = Span::from(item.span());
            let DeValue::Table(below) = item.get_mut() else {
                self.left_out.insert(path.to_owned());
                continue;
            };
            self.table(below, &format!("{path}."));
            let is_whole = |key: &str| !self.left_out.contains(&format!("{path}.{key}"));
            if self.is_at(own) || !needs(path).iter().copied().all(is_whole) {
                self.left_out.insert(path.to_owned());
                // The next section is judged on its own.
                for key in needs(path) {
                    self.left_out.remove(&format!("{path}.{key}"));
                }
                continue;
            }
            sound.push(item);
        }
        *items = sound;
    }
}

/// Whether a section can still be read: one that lost a key without a default goes as a whole.
fn has_what_it_needs(path: &str, section: &DeTable<'_>) -> bool {
    let keys = key_of(path).map_or([].as_slice(), |key| key.rule.keys());
    keys.iter()
        .filter(|key| key.fallback == Fallback::Needed)
        .all(|key| section.contains_key(key.name))
}

/// Whether a section may stand there more than once.
fn takes_several(path: &str) -> bool {
    key_of(path).is_some_and(|key| matches!(key.rule, Rule::Sections { .. }))
}

/// The key of a section.
fn key_of(path: &str) -> Option<&'static Key> {
    let inner = BLUEPRINT_KEYS.iter().flat_map(|key| key.rule.keys());
    let mut keys = BLUEPRINT_KEYS.iter().chain(inner).copied();
    keys.find(|key| key.path == path)
}

/// Whether an array is one of sections (`[[region]]`), not of values.
fn is_sections(items: &DeArray<'_>) -> bool {
    items.iter().any(|item| item.get_ref().is_table())
}
