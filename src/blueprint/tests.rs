use proptest::prelude::{any, prop, proptest};

use super::document::BLUEPRINT_KEYS;
use super::key::{Fallback, Key};
use super::rule::Rule;
use super::{AvailabilityZones, parse, schema};
use crate::diagnostics::{Code, Diagnostics};
use crate::source::SourceFile;

const MINIMAL: &str = include_str!("../../blueprints/minimal.toml");
const PRODUCTION: &str = include_str!("../../blueprints/production.toml");

fn faults(text: &str) -> Diagnostics {
    match parse(&SourceFile::new("blueprint.toml", text)) {
        Ok(_) => Diagnostics::new(),
        Err(findings) => findings,
    }
}

fn codes(text: &str) -> Vec<Code> {
    faults(text).iter().map(|finding| finding.code).collect()
}

fn every_key() -> Vec<&'static Key> {
    let inner = || BLUEPRINT_KEYS.iter().flat_map(|key| key.rule.keys());
    let innermost = inner().flat_map(|key| key.rule.keys());
    let outer = BLUEPRINT_KEYS.iter();
    outer.chain(inner()).chain(innermost).copied().collect()
}

/// Whatever the text is: no panic, and every place lies inside the text, on character boundaries.
fn survives(text: &str) {
    let source = SourceFile::new("blueprint.toml", text);
    if let Err(findings) = parse(&source) {
        assert!(!findings.is_empty());
        for label in findings.iter().flat_map(|finding| &finding.labels) {
            assert!(label.span.start <= label.span.end && label.span.end <= text.len());
            assert!(text.get(label.span.start..label.span.end).is_some());
        }
        for finding in findings.iter() {
            let said = format!("{}{}", finding.message, finding.help);
            assert!(said.chars().all(|c| !c.is_control()), "{said:?}");
        }
    }
}

#[test]
fn shipped_blueprints_are_right() {
    for text in [MINIMAL, PRODUCTION] {
        let blueprint = parse(&SourceFile::new("blueprint.toml", text)).expect("right");
        assert!(blueprint.regions.iter().all(|region| matches!(
            region.availability_zones.value,
            AvailabilityZones::Count(2..=6) | AvailabilityZones::Named(_)
        )));
    }
}

#[test]
fn the_production_blueprint_shows_every_section() {
    let table: toml::Table = toml::from_str(PRODUCTION).expect("TOML");
    for key in BLUEPRINT_KEYS {
        assert!(table.contains_key(key.name), "{}", key.name);
    }
}

#[test]
fn every_key_documents_itself_and_its_path() {
    let schema = schema().to_string();
    for key in every_key() {
        assert!(
            key.title.len() > 2 && key.description.ends_with('.'),
            "{}",
            key.path
        );
        assert!(
            key.path.split('.').next_back() == Some(key.name),
            "{}",
            key.path
        );
        assert!(schema.contains(key.description.split('`').next().unwrap_or_default()));
    }
}

/// An array of inline tables.
fn fields_of(fields: &[(&str, &str)]) -> String {
    let field = |(name, glue_type): &(&str, &str)| {
        format!("{{ name = \"{name}\", type = \"{glue_type}\" }}")
    };
    let fields: Vec<_> = fields.iter().map(field).collect();
    format!("[{}]", fields.join(", "))
}

#[test]
fn every_example_and_default_passes_its_own_rule() {
    for key in every_key() {
        let defaults = match key.fallback {
            Fallback::Integer(number) => vec![number.to_string()],
            Fallback::Word(word) | Fallback::Text(word) => vec![format!("{word:?}")],
            Fallback::Flag(flag) => vec![flag.to_string()],
            Fallback::Empty => vec!["{}".to_owned()],
            Fallback::EmptyList => vec!["[]".to_owned()],
            Fallback::Fields(fields) => vec![fields_of(fields)],
            Fallback::Needed | Fallback::Absent => Vec::new(),
        };
        for value in defaults.iter().map(String::as_str).chain([key.example]) {
            let text = match key.path.rsplit_once('.') {
                Some((sections @ ("region" | "firehose.field"), name)) => {
                    format!("[[{sections}]]\n{name} = {value}")
                }
                _ => format!("{} = {value}", key.path),
            };
            let wrong: Vec<_> = codes(&text)
                .into_iter()
                .filter(|code| *code != Code::KeyMissing)
                .collect();
            assert_eq!(wrong, [], "{text}");
        }
    }
}

#[test]
fn patterns_compile_and_stay_in_the_common_dialect() {
    for key in every_key() {
        let rules = match &key.rule {
            Rule::Text(rule) => vec![*rule],
            Rule::CountOrList { item, .. } | Rule::List { item, .. } => vec![item.rule],
            Rule::Map {
                key,
                reserved,
                value,
                ..
            } => vec![*key, *reserved, *value],
            _ => Vec::new(),
        };
        let exceptions: Vec<_> = rules.iter().filter_map(|rule| rule.except).collect();
        for rule in rules.into_iter().chain(exceptions) {
            assert!(!rule.matches("\u{0}"), "{}", rule.pattern);
            let foreign = [r"\d", r"\w", r"\s", r"\b", "(?", r"\A", r"\z"];
            assert!(
                foreign.iter().all(|part| !rule.pattern.contains(part)),
                "{}",
                rule.pattern
            );
        }
    }
}

#[test]
fn absent_sections_mean_their_defaults() {
    let spelled = format!(
        "{MINIMAL}\n[vpc]\nip_version = \"ipv4\"\n[nat]\negress = \"per_az\"\n[protection]\nforce_destroy = false\n"
    );
    let read = |text: &str| parse(&SourceFile::new("blueprint.toml", text)).expect("right");
    let (short, long) = (read(MINIMAL), read(&spelled));
    assert_eq!(short.vpc.ip_version.value, long.vpc.ip_version.value);
    assert_eq!(short.nat.egress.value, long.nat.egress.value);
    assert_eq!(short.nat.egress.span, None);
    assert!(long.nat.egress.span.is_some());
}

#[test]
fn integers_may_be_written_as_toml_allows_and_floats_are_none() {
    for (written, fine) in [
        ("1_0", true),
        ("0xA", true),
        ("0b1010", true),
        ("+10", true),
        ("10.0", false),
        ("1e1", false),
        ("nan", false),
    ] {
        let text = format!("{MINIMAL}\n[session_manager]\nidle_timeout_minutes = {written}\n");
        assert_eq!(codes(&text).is_empty(), fine, "{written}");
    }
}

#[test]
fn every_way_of_writing_a_table_is_the_same_table() {
    let inline = "name = 'a'\nenvironment = 'b'\nnat = { egress = 'none' }\nregion = [{ name = 'us-east-1', cidr = '10.0.0.0/16' }]";
    let dotted = "\"name\" = 'a'\nenvironment = 'b'\nnat.\"egress\" = 'none'\n[[region]]\nname = 'us-east-1'\ncidr = '10.0.0.0/16'";
    let crlf = format!("\u{feff}{}", dotted.replace('\n', "\r\n"));
    for text in [inline, dotted, &crlf] {
        assert_eq!(codes(text), [], "{text}");
    }
}

#[test]
fn names_that_aws_refuses_at_the_start_are_refused() {
    let name = |name: &str| {
        codes(&format!(
            "name = \"{name}\"\nenvironment = \"b\"\n[[region]]\nname = \"us-east-1\"\ncidr = \"10.0.0.0/16\"\n"
        ))
    };
    for refused in [
        "aws",
        "aws-x",
        "awsx",
        "amazonas",
        "amzn1",
        "sg",
        "sg-x",
        "sthree",
        "sthree-x",
        "internal",
        "internal-x",
    ] {
        assert_eq!(name(refused), [Code::ValueMalformed], "{refused}");
    }
    for taken in [
        "aw",
        "x-aws",
        "amaz-on",
        "sgp",
        "sg1-x",
        "sthrees-x",
        "internals-x",
        "x-internal-x",
        "my-sg-x",
    ] {
        assert!(name(taken).is_empty(), "{taken}");
    }
}

#[test]
fn a_misspelt_key_is_one_finding_not_two() {
    assert_eq!(
        codes(&MINIMAL.replace("environment", "enviroment")),
        [Code::KeyUnknown]
    );
    assert_eq!(
        codes(&MINIMAL.replace("cidr ", "cdir ")),
        [Code::KeyUnknown]
    );
}

#[test]
fn nesting_ends_no_process() {
    let megabyte = 1024 * 1024;
    let many = |part: &str| part.repeat(megabyte / part.len());
    let chain = |parts: usize| vec!["a"; parts].join(".");
    for text in [
        many("["),
        format!("a = {}", many("[")),
        format!("a = {}", many("{a=")),
        many("[[a]]\n"),
        many("a=["),
        format!("{} = 1", chain(500_000)),
        format!("[{}]", chain(500_000)),
        format!("[[x]]\n{} = 1\n[x]", chain(1_400)),
        format!("b = 1\nb = {{ {} = 1 }}", chain(1_400)),
        format!("{} = 1\n{} = ", chain(700), chain(700)),
        many("x\n"),
        many("a.b=1\n"),
        many("\"\"\"\n"),
        many("\u{0}"),
    ] {
        survives(&text);
    }
}

#[test]
fn a_megabyte_of_faults_is_shown_in_part() {
    let lines: String = (0..90_000).map(|number| format!("a{number}=1\n")).collect();
    let findings = faults(&lines);
    assert_eq!(findings.len(), 500);
    let last = findings.iter().last().expect("there are 500");
    assert!(
        last.help.ends_with("; 89503 more findings are left out"),
        "{}",
        last.help
    );
    survives(&format!("region = [{}]", "{},".repeat(300_000)));
}

/// Lines that look like a blueprint, right and wrong.
const FRAGMENTS: [&str; 28] = [
    "name = ",
    "\"us-east-1\"",
    "[[region]]\n",
    "[region]\n",
    "[nat]\n",
    "egress = ",
    "'per_az'\n",
    "=",
    "\n",
    "[",
    "]",
    "{",
    "}",
    ",",
    "\"\"\"",
    "'''",
    "\"",
    "1_0",
    "0x",
    "1979-05-27",
    ".",
    "cidr",
    "tags",
    "\\u00e9",
    "\r\n",
    "# comment\n",
    "\u{feff}",
    "true",
];

proptest! {
    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survives(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_pieces_of_toml_are_survived(pieces in prop::collection::vec(prop::sample::select(&FRAGMENTS[..]), 0..40)) {
        survives(&pieces.concat());
    }

    #[test]
    fn any_mutation_of_a_right_blueprint_is_survived(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), ".{0,6}"), 1..6)
    ) {
        let mut text: Vec<char> = PRODUCTION.chars().collect();
        for (from, length, put) in edits {
            let from = from.index(text.len().max(1)).min(text.len());
            let to = (from + length.index(12)).min(text.len());
            text.splice(from..to, put.chars());
        }
        survives(&text.into_iter().collect::<String>());
    }
}
