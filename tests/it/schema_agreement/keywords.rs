//! The assertions of a JSON Schema by their pointers, and which of them a value meets.

use std::collections::BTreeSet;

use serde_json::Value;

/// What only documents.
const ANNOTATIONS: [&str; 5] = ["$schema", "title", "description", "default", "examples"];

/// The pointer of every keyword that can refuse something; for `required`, of every entry.
pub(super) fn occurrences(schema: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(schema, "", &mut found);
    found
}

fn collect(schema: &Value, at: &str, found: &mut BTreeSet<String>) {
    let Some(keywords) = schema.as_object() else {
        return;
    };
    for (keyword, value) in keywords {
        let pointer = format!("{at}/{keyword}");
        match keyword.as_str() {
            annotation if ANNOTATIONS.contains(&annotation) => continue,
            "required" => {
                let count = value.as_array().map_or(0, Vec::len);
                found.extend((0..count).map(|entry| format!("{pointer}/{entry}")));
                continue;
            }
            "properties" => {
                for (name, inner) in value.as_object().into_iter().flatten() {
                    collect(inner, &format!("{pointer}/{name}"), found);
                }
            }
            "items" | "additionalProperties" | "propertyNames" | "not" => {
                collect(value, &pointer, found)
            }
            "type" | "enum" | "pattern" | "minLength" | "maxLength" | "minimum" | "maximum"
            | "multipleOf" | "minItems" | "maxItems" | "uniqueItems" | "minProperties"
            | "maxProperties" => {}
            other => panic!("this test does not know the keyword `{other}` at {pointer}"),
        }
        found.insert(pointer);
    }
}

/// Every possible value of an enumeration, and every type of a list of types.
pub(super) fn alternatives(schema: &Value) -> Vec<String> {
    let lists = occurrences(schema).into_iter().filter_map(|pointer| {
        let list = schema.pointer(&pointer)?.as_array()?;
        Some(
            (0..list.len())
                .map(move |entry| format!("{pointer}/{entry}"))
                .collect::<Vec<_>>(),
        )
    });
    lists.flatten().collect()
}

/// The keywords that have something to say about `value`, by its type.
pub(super) fn applied(schema: &Value, value: &Value, at: &str, found: &mut BTreeSet<String>) {
    let Some(keywords) = schema.as_object() else {
        return;
    };
    for (keyword, rule) in keywords {
        let pointer = format!("{at}/{keyword}");
        let applies = match keyword.as_str() {
            "pattern" | "minLength" | "maxLength" => value.is_string(),
            "minimum" | "maximum" | "multipleOf" => value.is_number(),
            "minItems" | "maxItems" | "uniqueItems" => value.is_array(),
            "minProperties" | "maxProperties" => value.is_object(),
            "type" | "enum" => true,
            "required" => {
                let names = rule.as_array().into_iter().flatten().enumerate();
                let given = names.filter(|(_, name)| {
                    name.as_str().is_some_and(|name| value.get(name).is_some())
                });
                found.extend(given.map(|(entry, _)| format!("{pointer}/{entry}")));
                false
            }
            "not" => {
                applied(rule, value, &pointer, found);
                true
            }
            "items" => {
                let items = value.as_array().into_iter().flatten();
                items.fold(false, |_, item| {
                    applied(rule, item, &pointer, found);
                    true
                })
            }
            "propertyNames" => {
                let entries = value.as_object().into_iter().flatten();
                entries.fold(false, |_, (name, _)| {
                    applied(rule, &Value::String(name.clone()), &pointer, found);
                    true
                })
            }
            "properties" => {
                let inner = rule.as_object().into_iter().flatten();
                inner.fold(false, |any, (name, rule)| match value.get(name) {
                    Some(value) => {
                        applied(rule, value, &format!("{pointer}/{name}"), found);
                        true
                    }
                    None => any,
                })
            }
            "additionalProperties" => {
                let entries = value.as_object().into_iter().flatten();
                entries.for_each(|(_, value)| applied(rule, value, &pointer, found));
                value.is_object()
            }
            _ => false,
        };
        if applies {
            found.insert(pointer);
        }
    }
}

/// The schema without what stands at `pointer`.
pub(super) fn without(schema: &Value, pointer: &str) -> Value {
    let mut schema = schema.clone();
    let (parent, last) = pointer.rsplit_once('/').expect("a pointer below the root");
    match schema
        .pointer_mut(parent)
        .expect("the pointer is the schema's own")
    {
        Value::Object(keywords) => drop(keywords.remove(last).expect("there")),
        Value::Array(list) => drop(list.remove(last.parse().expect("an index"))),
        _ => panic!("{pointer} stands in no table"),
    }
    schema
}
