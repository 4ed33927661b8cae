//! The JSON Schema and the program say the same of every blueprint, and no keyword of the schema is there for nothing.

#![allow(clippy::print_stdout, reason = "the counts are part of the proof")]

mod analytics;
mod data_tier;
mod delivery;
mod fault;
mod generator;
mod keywords;
mod random;
mod toml_text;
mod web_tier;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use carshare_gen::blueprint::{parse, schema};
use carshare_gen::diagnostics::{Code, Kind};
use carshare_gen::source::SourceFile;
use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

use crate::diagnostics::not_in_schema;
use crate::support::repository;
use random::Random;

const BLUEPRINTS: usize = 26_000;
const SEED: u64 = 0x5eed_cafe_4711;

/// A generated blueprint with both verdicts.
struct Trial {
    value: Value,
    text: String,
    program: Result<(), BTreeSet<Code>>,
    /// The pointers of the keywords that refuse it.
    refused_by: BTreeSet<String>,
}

impl Trial {
    fn schema_accepts(&self) -> bool {
        self.refused_by.is_empty()
    }

    /// The keyword that alone refuses it.
    fn refused_by_one(&self) -> Option<&str> {
        match self.refused_by.len() {
            1 => self.refused_by.first().map(String::as_str),
            _ => None,
        }
    }
}

/// For each keyword the blueprints that it lets pass and those that it alone refuses.
#[derive(Default)]
struct Hits {
    passed: Vec<usize>,
    refused: Vec<usize>,
}

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let text = std::fs::read_to_string(repository("blueprints/blueprint.schema.json"));
    serde_json::from_str(&text.expect("`carshare-gen schema` wrote it")).expect("JSON")
});

static TRIALS: LazyLock<Vec<Trial>> = LazyLock::new(|| {
    let mut random = Random::new(SEED);
    let validator = compile(&SCHEMA);
    (0..BLUEPRINTS)
        .map(|number| trial(number, &mut random, &validator))
        .collect()
});

/// Every place of a full blueprint: each meets each kind of fault in turn.
static PLACES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut random = Random::new(SEED);
    let mut places_of_one = || places(&generator::blueprint(&mut random, true));
    let found: BTreeSet<String> = (0..200)
        .flat_map(|_| places_of_one())
        .map(|place| lasting(&place))
        .collect();
    assert!(
        BLUEPRINTS / 2 >= found.len() * fault::FAULTS,
        "{} places for {} faults",
        found.len(),
        fault::FAULTS
    );
    found.into_iter().collect()
});

/// The place under a name that every blueprint shares: tags are called as they like.
fn lasting(place: &str) -> String {
    match place.starts_with("/tags/") {
        true => "/tags/*".to_owned(),
        false => place.to_owned(),
    }
}

static HITS: LazyLock<BTreeMap<String, Hits>> = LazyLock::new(|| {
    let mut hits: BTreeMap<String, Hits> = keywords::occurrences(&SCHEMA)
        .into_iter()
        .map(|pointer| (pointer, Hits::default()))
        .collect();
    for (number, trial) in TRIALS.iter().enumerate() {
        if trial.schema_accepts() {
            let mut applied = BTreeSet::new();
            keywords::applied(&SCHEMA, &trial.value, "", &mut applied);
            for pointer in applied {
                hits.entry(pointer).or_default().passed.push(number);
            }
        } else if let Some(by) = trial.refused_by_one() {
            let concerned = |pointer: &str| {
                pointer == by
                    || below(by, pointer)
                    || pointer.contains("/not/") && below(pointer, by)
            };
            hits.iter_mut()
                .filter(|(pointer, _)| concerned(pointer))
                .for_each(|(_, hits)| hits.refused.push(number));
        }
    }
    hits
});

fn below(inner: &str, outer: &str) -> bool {
    inner
        .strip_prefix(outer)
        .is_some_and(|rest| rest.starts_with('/'))
}

fn compile(schema: &Value) -> Validator {
    jsonschema::draft202012::new(schema).expect("a schema")
}

/// Odd ones are right; even ones get a fault, each kind in each place in turn, and some of them a second one.
fn trial(number: usize, random: &mut Random, validator: &Validator) -> Trial {
    let full = number.is_multiple_of(2) || random.percent(20);
    let mut value = generator::blueprint(random, full);
    if number.is_multiple_of(2) {
        let places = places(&value);
        let turn = number / 2;
        let wanted = &PLACES[turn % PLACES.len()];
        let place = places.iter().find(|place| lasting(place) == *wanted);
        let place = place.cloned().unwrap_or_else(|| random.pick(&places));
        fault::spoil(
            &mut value,
            &place,
            turn / PLACES.len() % fault::FAULTS,
            random,
        );
        if random.percent(15) {
            fault::spoil(
                &mut value,
                &random.pick(&places),
                random.below(fault::FAULTS),
                random,
            );
        }
    }
    let text = toml_text::document(&value, random);
    let program = parse(&SourceFile::new("generated.toml", text.as_str()))
        .map(|_| ())
        .map_err(|findings| findings.iter().map(|finding| finding.code).collect());
    let refused_by = validator
        .iter_errors(&value)
        .map(|error| pointer_of(&error))
        .collect();
    Trial {
        value,
        text,
        program,
        refused_by,
    }
}

fn pointer_of(error: &jsonschema::ValidationError<'_>) -> String {
    let pointer = error.schema_path().as_str();
    let ValidationErrorKind::Required { property } = error.kind() else {
        return pointer.to_owned();
    };
    let names = SCHEMA
        .pointer(pointer)
        .and_then(Value::as_array)
        .expect("a list of names");
    let entry = names
        .iter()
        .position(|name| name == property)
        .expect("one of them");
    format!("{pointer}/{entry}")
}

/// Every place in the value, but only the first of several regions and tags.
fn places(value: &Value) -> Vec<String> {
    fn visit(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Object(entries) => {
                let few = if at == "/tags" { 1 } else { usize::MAX };
                for (name, value) in entries.iter().take(few) {
                    visit(
                        value,
                        &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")),
                        found,
                    );
                }
            }
            Value::Array(items) => items
                .first()
                .into_iter()
                .for_each(|item| visit(item, &format!("{at}/0"), found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    visit(value, "", &mut found);
    found
}

#[test]
fn checked_in_schema_is_current() {
    let text =
        std::fs::read_to_string(repository("blueprints/blueprint.schema.json")).unwrap_or_default();
    assert!(
        text == format!("{:#}\n", schema()),
        "blueprints/blueprint.schema.json is out of date: run `make schema`, or `carshare-gen schema > blueprints/blueprint.schema.json`"
    );
}

#[test]
fn schema_documents_every_field() {
    fn visit(schema: &Value, at: &str) {
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let at = format!("{at}/{name}");
            for keyword in ["title", "description", "examples"] {
                assert!(field.get(keyword).is_some(), "{at} has no {keyword}");
            }
            let no_default = [
                "name",
                "environment",
                "primary_region",
                "region",
                "state",
                "cidr",
                "nat_zone",
                "bucket",
                "kms_key_id",
                "key",
                "certificate_arn",
                "desired_size",
                "dns",
                "domain",
                "hosted_zone",
                "cognito",
                "protected_paths",
                "domain_prefix",
                "aurora",
                "engine_version",
                "instance_class",
                "serverless",
                "min_acu",
                "max_acu",
                "auto_pause_seconds",
                "max_readers",
                "efs",
                "replica_region",
                "provisioned_throughput",
                "transition_to_archive_days",
                "backup",
                "copy_region",
                "type",
                "firehose",
                "athena",
                "queries",
                "cloudtrail",
                "alarms",
                "codepipeline",
                "repository",
                "connection_arn",
                "rollback_alarms",
                "region_order",
                "transition_to_glacier_ir_days",
                "object_lock_mode",
                "object_lock_days",
                "/firehose/retention_days",
                "/firehose/transition_to_ia_days",
                "/logs/transition_to_ia_days",
            ];
            assert_ne!(
                field.get("default").is_some(),
                no_default.contains(&name.as_str()) || no_default.contains(&at.as_str()),
                "{at}"
            );
            visit(field, &at);
            visit(&field["items"], &at);
        }
    }
    visit(&SCHEMA, "");
}

#[test]
fn schema_and_program_agree_on_every_generated_blueprint() {
    let valid = TRIALS.iter().filter(|trial| trial.schema_accepts()).count();
    let share = |count: usize| count * 100 / TRIALS.len();
    for trial in TRIALS.iter() {
        assert_eq!(
            trial.schema_accepts(),
            trial.program.is_ok(),
            "refused by {:?}, program says {:?}:\n{}",
            trial.refused_by,
            trial.program,
            trial.text
        );
    }
    let invalid = TRIALS.len() - valid;
    println!(
        "{} blueprints: {valid} valid ({} %), {invalid} invalid ({} %)",
        TRIALS.len(),
        share(valid),
        share(invalid)
    );
    assert!(TRIALS.len() >= 10_000 && share(valid) >= 30 && share(invalid) >= 30);
}

#[test]
fn every_keyword_passes_some_blueprints_and_alone_refuses_others() {
    for (pointer, hits) in HITS.iter() {
        println!(
            "{:6} passed {:6} refused  {pointer}",
            hits.passed.len(),
            hits.refused.len()
        );
    }
    println!("{} keywords", HITS.len());
    let idle: Vec<_> = HITS
        .iter()
        .filter(|(_, hits)| hits.passed.is_empty() || hits.refused.is_empty())
        .map(|(pointer, _)| pointer)
        .collect();
    assert!(idle.is_empty(), "not exercised by both verdicts: {idle:#?}");
}

#[test]
fn removing_any_keyword_breaks_the_agreement() {
    let mut idle = Vec::new();
    for (pointer, hits) in HITS.iter() {
        let weaker = compile(&keywords::without(&SCHEMA, pointer));
        let differs = |number: &usize| {
            weaker.is_valid(&TRIALS[*number].value) != TRIALS[*number].program.is_ok()
        };
        if !hits.refused.iter().chain(&hits.passed).any(differs) {
            idle.push(pointer);
        }
    }
    println!(
        "{} keywords removed one by one, {} without effect",
        HITS.len(),
        idle.len()
    );
    assert!(idle.is_empty(), "the agreement holds without {idle:#?}");
}

#[test]
fn removing_any_alternative_breaks_the_agreement() {
    let alternatives = keywords::alternatives(&SCHEMA);
    for pointer in &alternatives {
        let stricter = compile(&keywords::without(&SCHEMA, pointer));
        let (list, _) = pointer.rsplit_once('/').expect("below a list");
        let refuses = |number: &usize| !stricter.is_valid(&TRIALS[*number].value);
        assert!(
            HITS[list].passed.iter().any(refuses),
            "the agreement holds without {pointer}"
        );
    }
    println!("{} alternatives removed one by one", alternatives.len());
}

/// What the program says where a keyword refuses a value.
fn codes_of(pointer: &str) -> &'static [Code] {
    let keyword = match pointer.contains("/required/") {
        true => "required",
        false => pointer.rsplit('/').next().unwrap_or_default(),
    };
    match keyword {
        "type" => &[Code::TypeMismatch],
        "enum" => &[Code::ValueUnknown, Code::TypeMismatch],
        "pattern" | "multipleOf" => &[Code::ValueMalformed],
        "minimum" | "maximum" => &[Code::ValueOutOfRange],
        "maxLength" | "minItems" | "maxItems" | "maxProperties" => &[Code::LengthOutOfRange],
        "uniqueItems" => &[Code::ItemDuplicate],
        "not" if pointer.contains("/propertyNames/") => &[Code::TagKeyReserved],
        "not" => &[Code::ValueMalformed, Code::TypeMismatch],
        "required" => &[Code::KeyMissing],
        "additionalProperties" => &[Code::KeyUnknown],
        other => panic!("no code for the keyword `{other}`"),
    }
}

#[test]
fn what_one_keyword_refuses_is_one_code_of_the_program() {
    let mut seen = BTreeSet::new();
    for trial in TRIALS.iter() {
        let Some(pointer) = trial.refused_by_one() else {
            continue;
        };
        let codes = trial.program.as_ref().expect_err("both refuse");
        let fitting = codes_of(pointer);
        assert!(
            codes.iter().all(|code| fitting.contains(code)),
            "{pointer} is {codes:?}:\n{}",
            trial.text
        );
        seen.extend(codes.iter().copied());
    }
    let structural: BTreeSet<_> = Code::ALL
        .iter()
        .filter(|code| code.kind() == Kind::Input && !not_in_schema().contains_key(code.as_str()))
        .copied()
        .collect();
    assert_eq!(
        seen, structural,
        "tests/diagnostics/not_in_schema.txt lists what no keyword finds"
    );
}

#[test]
fn the_list_of_what_the_schema_cannot_say_names_codes_with_reasons() {
    for (name, reason) in not_in_schema() {
        assert!(
            Code::ALL.iter().any(|code| code.as_str() == name),
            "there is no code `{name}`"
        );
        assert!(reason.len() > 20, "{name}: {reason}");
    }
}
