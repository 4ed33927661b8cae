//! The printer against the reader: text may change values, never structure.

use carshare_gen::hcl::{Body, Document, Object, Value, parse};
use proptest::prelude::*;

use crate::hcl_documents::{Part, document, parts};

/// Holds what was read against what was printed.
fn assert_same(body: &Body, parts: &[Part], text: &str) {
    let attributes: Vec<_> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Attribute(name, value) => Some((name.as_str(), Some(value))),
            _ => None,
        })
        .collect();
    let read: Vec<_> = body
        .attributes
        .iter()
        .map(|attribute| (attribute.name.as_str(), attribute.literal.as_ref()))
        .collect();
    assert_eq!(read, attributes, "{text}");
    let blocks = parts.iter().filter_map(|part| match part {
        Part::Block(kind, labels, inner) => Some((kind, labels, inner)),
        _ => None,
    });
    let mut read = body.blocks.iter();
    for (kind, labels, inner) in blocks {
        let block = read.next().expect("a block for each that was printed");
        assert_eq!(block.kind, kind.as_str());
        assert!(
            block
                .labels
                .iter()
                .map(String::as_str)
                .eq(labels.iter().map(|l| l.as_str()))
        );
        assert_same(&block.body, inner, text);
    }
    assert!(read.next().is_none(), "no block that was not printed");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn what_is_printed_reads_back_the_same(parts in parts()) {
        let text = document(&parts).to_string();
        let file = parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_same(&file.body, &parts, &text);
        prop_assert!(file.references.is_empty(), "a value became an expression:\n{text}");
        let hidden = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{feff}');
        prop_assert!(!text.contains(hidden), "{text:?}");
    }
}

#[test]
fn a_tfvars_file_looks_as_a_person_would_write_it() {
    let zones = |names: &[&str]| Value::from(names.to_vec());
    let region = Object::new()
        .with("cidr", "10.20.0.0/16")
        .with("zones", zones(&["use1-az1", "use1-az2"]))
        .with("nat_zone", Value::Null);
    let tags = Object::new()
        .with("cost_center", "4711")
        .with("Team Name", "a ${x}");
    let text = Document::new()
        .attribute("name", "springfield-carshare")
        .attribute("environment", "prod")
        .attribute("tags", tags)
        .attribute("empty", Object::new())
        .comment("The network.\n\nOne entry a region.")
        .attribute("regions", Object::new().with("us-east-1", region))
        .attribute(
            "long",
            zones(&["a value of some length, to fill the line"; 3]),
        )
        .attribute(
            "rules",
            Value::List(vec![Object::new().with("port", 443).into()]),
        )
        .attribute("force_destroy", false)
        .attribute("key_deletion_window_in_days", 30)
        .to_string();
    insta::assert_snapshot!(text, @r#"
    name        = "springfield-carshare"
    environment = "prod"
    tags = {
      cost_center = "4711"
      "Team Name" = "a $${x}"
    }
    empty = {}

    # The network.
    #
    # One entry a region.
    regions = {
      us-east-1 = {
        cidr     = "10.20.0.0/16"
        zones    = ["use1-az1", "use1-az2"]
        nat_zone = null
      }
    }
    long = [
      "a value of some length, to fill the line",
      "a value of some length, to fill the line",
      "a value of some length, to fill the line",
    ]
    rules = [
      {
        port = 443
      },
    ]
    force_destroy               = false
    key_deletion_window_in_days = 30
    "#);
}

#[test]
fn a_backend_file_looks_as_a_person_would_write_it() {
    let backend = Document::new()
        .attribute("bucket", "state")
        .attribute("use_lockfile", true);
    let terraform = Document::new().block("backend", ["s3"], backend).block(
        "provider_meta",
        ["aws"],
        Document::new(),
    );
    let text = Document::new()
        .block::<&str>("terraform", [], terraform)
        .to_string();
    insta::assert_snapshot!(text, @r#"
    terraform {
      backend "s3" {
        bucket       = "state"
        use_lockfile = true
      }

      provider_meta "aws" {}
    }
    "#);
}
