//! The printer against Terraform itself. Every test here needs Terraform and has a name that begins with `terraform_`.

use carshare_gen::hcl::{Document, Value};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::hcl_documents::{document, parts, value};
use crate::ladder::{terraform, toolchain};

/// Documents or values of a fixed seed.
fn samples<S: Strategy>(strategy: &S, count: usize) -> Vec<S::Value> {
    let mut runner = TestRunner::deterministic();
    (0..count)
        .map(|_| {
            strategy
                .new_tree(&mut runner)
                .expect("the strategy generates")
                .current()
        })
        .collect()
}

fn terraform(folder: &std::path::Path, arguments: &[&str]) -> String {
    let output = terraform::command(&toolchain::toolchain().terraform)
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("terraform was found and starts");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {shown}{errors}");
    shown
}

#[test]
fn terraform_fmt_changes_nothing_in_400_documents() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut bytes = 0;
    for (number, parts) in samples(&parts(), 400).iter().enumerate() {
        let text = document(parts).to_string();
        bytes += text.len();
        let name = format!("{number}.{}", ["tf", "tfvars"][number % 2]);
        std::fs::write(folder.path().join(name), text).expect("writable");
    }
    assert!(
        bytes > 100_000,
        "the documents hold something: {bytes} bytes"
    );
    terraform(folder.path(), &["fmt", "-check", "-diff"]);
    // The check can fail at all.
    std::fs::write(folder.path().join("x.tf"), "a = 1\nbb = 2\n").expect("writable");
    let refused = terraform::command(&toolchain::toolchain().terraform)
        .args(["fmt", "-check"])
        .current_dir(folder.path())
        .output()
        .expect("terraform runs");
    assert_eq!(refused.status.code(), Some(3));
}

#[test]
fn terraform_reads_the_values_that_were_printed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let values: Vec<Value> = samples(&value(), 300)
        .into_iter()
        .filter(is_stable)
        .collect();
    assert!(values.len() > 200, "{}", values.len());
    let outputs = values
        .iter()
        .enumerate()
        .fold(Document::new(), |outputs, (number, value)| {
            let name = carshare_gen::hcl::Identifier::new(format!("v{number}")).expect("a name");
            // Null outputs are not stored, hence the list around it.
            let body = Document::new().attribute("value", Value::List(vec![value.clone()]));
            outputs.block("output", [name], body)
        });
    std::fs::write(folder.path().join("main.tf"), outputs.to_string()).expect("writable");
    terraform(
        folder.path(),
        &["apply", "-auto-approve", "-input=false", "-no-color"],
    );
    let shown = terraform(folder.path(), &["output", "-json"]);
    let read: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    for (number, value) in values.iter().enumerate() {
        assert_eq!(
            read[format!("v{number}")]["value"][0],
            json(value),
            "{value:?}"
        );
    }
}

fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::String(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Thousandths(thousandths) => (f64::from(*thousandths) / 1000.0).into(),
        Value::Bool(value) => (*value).into(),
        Value::Null => serde_json::Value::Null,
        Value::List(items) => items.iter().map(json).collect(),
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| (key.to_owned(), json(value)))
            .collect(),
    }
}

/// Terraform normalises strings to NFC; this test compares exact strings, so it leaves out characters that NFC may change. All characters
/// of the hostile fragments remain.
fn is_stable(value: &Value) -> bool {
    let stable = |text: &str| {
        text.chars()
            .all(|c| matches!(u32::from(c), 0..=0x2FF | 0x400..=0x52F | 0x620..=0x64A | 0xE33 | 0x2000 ..=0x20CF | 0x3041..=0x3096 | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xFEFF | 0x1F000..=0x1FFFF))
    };
    match value {
        Value::String(text) => stable(text),
        Value::List(items) => items.iter().all(is_stable),
        Value::Object(object) => object
            .iter()
            .all(|(key, value)| stable(key) && is_stable(value)),
        Value::Integer(_) | Value::Thousandths(_) | Value::Bool(_) | Value::Null => true,
    }
}
