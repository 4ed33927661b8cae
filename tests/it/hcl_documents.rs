//! Random documents of values, hostile strings among them.

use carshare_gen::hcl::{Document, Identifier, Object, Value};
use proptest::prelude::*;

/// Text made of what breaks naive printers.
pub(crate) fn hostile_text() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        4 => "[a-z0-9 ]{0,6}",
        4 => prop::sample::select(vec![
            "${", "%{", "$", "%", "{", "}", "$${", "%%{", "${file(\"/etc/passwd\")}", "%{ for x in y }", "~}", "\"", "\\", "\\n", "\n",
            "\r\n", "\t", "\0", "\u{1b}[31m", "\u{7f}", "\u{85}", "<<EOT\n", "EOT\n", "#", "//", "/*", "*/", "=", ",", "[", "]", "]]>",
            "<script>", "|", "`", "\u{202e}", "\u{200f}", "\u{2028}", "\u{2029}", "\u{feff}", "\u{ad}", "é", "Straße", "مرحبا", "日本",
            "한국", "👍", "🇩🇪", "ำ",
        ])
        .prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(fragment, 0..5).prop_map(|fragments| fragments.concat())
}

pub(crate) fn identifier() -> impl Strategy<Value = Identifier> {
    "[a-z][a-z0-9_-]{0,12}".prop_filter_map("a reserved word", Identifier::new)
}

/// A value, at most four levels deep.
pub(crate) fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => hostile_text().prop_map(Value::String),
        2 => any::<i64>().prop_map(Value::Integer),
        1 => (-3i64..300).prop_map(Value::Integer),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let key = prop_oneof![
            3 => "[a-z][a-z0-9_-]{0,10}",
            1 => prop::sample::select(vec!["for", "null", "true", "if", "in", "_a", "1", "-", "a.b", "a b"]).prop_map(str::to_owned),
            1 => hostile_text(),
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::List),
            prop::collection::vec((key, inner), 0..5)
                .prop_map(|entries| Value::Object(entries.into_iter().collect::<Object>())),
        ]
    })
}

/// What a random document holds, in order.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    Comment(String),
    Attribute(Identifier, Value),
    Block(Identifier, Vec<Identifier>, Vec<Part>),
}

/// The parts of a document; names of attributes are unique within a body, as HCL demands.
pub(crate) fn parts() -> impl Strategy<Value = Vec<Part>> {
    let flat = prop_oneof![
        1 => hostile_text().prop_map(Part::Comment),
        6 => (identifier(), value()).prop_map(|(name, value)| Part::Attribute(name, value)),
    ];
    let flat = prop::collection::vec(flat, 0..6);
    let nested = flat.prop_recursive(2, 12, 4, |inner| {
        let labels = prop::collection::vec(identifier(), 0..3);
        let block = (identifier(), labels, inner.clone())
            .prop_map(|(kind, labels, parts)| Part::Block(kind, labels, parts));
        (inner, prop::collection::vec(block, 0..3)).prop_map(|(mut parts, blocks)| {
            parts.extend(blocks);
            parts
        })
    });
    nested.prop_map(unique_names)
}

fn unique_names(parts: Vec<Part>) -> Vec<Part> {
    let mut seen = std::collections::BTreeSet::new();
    let unique = parts.into_iter().filter_map(|part| match part {
        Part::Attribute(name, value) => seen
            .insert(name.clone())
            .then_some(Part::Attribute(name, value)),
        Part::Block(kind, labels, inner) => Some(Part::Block(kind, labels, unique_names(inner))),
        comment => Some(comment),
    });
    unique.collect()
}

/// The parts as a document.
pub(crate) fn document(parts: &[Part]) -> Document {
    parts
        .iter()
        .fold(Document::new(), |document, part| match part {
            Part::Comment(text) => document.comment(text),
            Part::Attribute(name, value) => document.attribute(name.clone(), value.clone()),
            Part::Block(kind, labels, inner) => {
                document.block(kind.clone(), labels.clone(), self::document(inner))
            }
        })
}
