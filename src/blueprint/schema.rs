use serde_json::{Map, Value, json};

use super::document::BLUEPRINT_KEYS;
use super::key::{Fallback, Key};
use super::rule::Rule;
use super::text_rule::TextRule;

/// The JSON Schema (draft 2020-12) of the blueprint, made from the declarations that [`parse`](super::parse) checks.
///
/// It holds no keyword that another one implies: each keyword alone refuses some blueprint, and a test removes them one by one to prove it.
/// What it cannot say about a TOML file (syntax, `3.0` for `3`, what needs the catalogue) is for the program to say.
pub fn schema() -> Value {
    let mut schema = section(&BLUEPRINT_KEYS);
    // A TOML document is a table and nothing else.
    schema.remove("type");
    schema.insert(
        "$schema".to_owned(),
        "https://json-schema.org/draft/2020-12/schema".into(),
    );
    schema.insert("title".to_owned(), "carshare-gen blueprint".into());
    schema.insert(
        "description".to_owned(),
        "One blueprint describes one environment of the architecture. `carshare-gen render` turns it into Terraform.".into(),
    );
    Value::Object(schema)
}

fn section(keys: &[&Key]) -> Map<String, Value> {
    let properties: Map<_, _> = keys
        .iter()
        .map(|key| (key.name.to_owned(), documented(key)))
        .collect();
    let required: Vec<_> = keys
        .iter()
        .filter(|key| key.fallback == Fallback::Needed)
        .map(|key| key.name)
        .collect();
    let mut section = object(json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    }));
    if !required.is_empty() {
        section.insert("required".to_owned(), required.into());
    }
    section
}

fn documented(key: &Key) -> Value {
    let mut schema = rule(&key.rule);
    schema.insert("title".to_owned(), key.title.into());
    schema.insert("description".to_owned(), key.description.into());
    schema.insert("examples".to_owned(), json!([example(key.example)]));
    let default = match key.fallback {
        Fallback::Needed | Fallback::Absent => None,
        Fallback::Integer(number) => Some(number.into()),
        Fallback::Word(word) | Fallback::Text(word) => Some(word.into()),
        Fallback::Flag(flag) => Some(flag.into()),
        Fallback::Fields(fields) => Some(
            fields
                .iter()
                .map(|(name, glue_type)| json!({ "name": name, "type": glue_type }))
                .collect(),
        ),
        Fallback::Empty => Some(json!({})),
        Fallback::EmptyList => Some(json!([])),
    };
    schema.extend(default.map(|default| ("default".to_owned(), default)));
    Value::Object(schema)
}

fn rule(rule: &Rule) -> Map<String, Value> {
    match rule {
        Rule::Text(rule) => text(rule),
        // Neither needs a type: the values of an enumeration have theirs.
        Rule::Word(words) => object(json!({ "enum": words() })),
        Rule::IntegerAmong(among) => object(json!({ "enum": among })),
        Rule::Integer { min, max } => {
            object(json!({ "type": "integer", "minimum": min, "maximum": max }))
        }
        Rule::Halves { min, max } => object(json!({
            "type": "number",
            "minimum": min,
            "maximum": max,
            "multipleOf": 0.5,
        })),
        Rule::Flag => object(json!({ "type": "boolean" })),
        // No `anyOf`: a keyword about numbers passes arrays, and the other way round.
        Rule::CountOrList { min, max, item } => object(json!({
            "type": ["integer", "array"],
            "minimum": min,
            "maximum": max,
            "minItems": min,
            "maxItems": max,
            "uniqueItems": true,
            "items": text(item.rule),
        })),
        Rule::List { min, max, item } => {
            let mut list = object(json!({
                "type": "array",
                "maxItems": max,
                "uniqueItems": true,
                "items": text(item.rule),
            }));
            if *min > 0 {
                list.insert("minItems".to_owned(), json!(min));
            }
            list
        }
        Rule::Words { words, .. } => object(json!({
            "type": "array",
            "uniqueItems": true,
            "items": { "enum": words() },
        })),
        Rule::Map {
            max,
            key,
            reserved,
            value,
        } => {
            let mut names = text(key);
            names.remove("type");
            names.insert("not".to_owned(), json!({ "pattern": reserved.pattern }));
            object(json!({
                "type": "object",
                "maxProperties": max,
                "propertyNames": names,
                "additionalProperties": text(value),
            }))
        }
        Rule::Section(keys) => section(keys),
        Rule::Sections { keys, max } => object(json!({
            "type": "array",
            "minItems": 1,
            "maxItems": max,
            "items": section(keys),
        })),
    }
}

fn text(rule: &TextRule) -> Map<String, Value> {
    let mut schema = object(json!({ "type": "string", "pattern": rule.pattern }));
    schema.extend(
        rule.max_chars
            .map(|max| ("maxLength".to_owned(), max.into())),
    );
    if let Some(except) = rule.except {
        // No type: a pattern passes whatever is no string, so its negation refuses that.
        schema.remove("type");
        schema.insert("not".to_owned(), json!({ "pattern": except.pattern }));
    }
    schema
}

/// The JSON of a value in TOML.
fn example(toml: &str) -> Value {
    let parsed: Option<toml::Table> = toml::from_str(&format!("example = {toml}")).ok();
    parsed
        .and_then(|mut table| table.remove("example"))
        .and_then(|value| serde_json::to_value(value).ok())
        .expect("examples are tested to be TOML")
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => unreachable!("only called with objects"),
    }
}
