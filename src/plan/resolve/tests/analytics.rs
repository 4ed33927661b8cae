use std::collections::BTreeSet;

use super::{DOMAIN, catalog, findings, known};
use crate::blueprint::{Field, parse, schema};
use crate::catalog::Catalog;
use crate::choice::{FleetQuery, ObjectLockMode, StorageClass};
use crate::plan::resolve::athena::reads;
use crate::plan::{
    AlarmThresholds, ObjectLockPlan, Origin, Resolved, StorageTransition, TrailPlan, resolve,
};
use crate::source::SourceFile;

fn resolved(further: &str) -> Resolved {
    let text = blueprint(further);
    let blueprint = parse(&SourceFile::new("test.toml", text)).expect("the right shape");
    resolve(&blueprint, Catalog::embedded(), Catalog::embedded().date()).expect("sound")
}

fn blueprint(further: &str) -> String {
    format!(
        "name = \"a\"\nenvironment = \"b\"\n[[region]]\nname = \"us-east-1\"\ncidr = \"10.0.0.0/16\"\n{DOMAIN}{further}"
    )
}

#[test]
fn nothing_but_the_buckets_of_logs_is_there_by_default() {
    let plan = resolved("").plan;
    assert!(plan.firehose().is_none() && plan.athena().is_none());
    assert!(plan.trail().is_none() && plan.alarms().is_none());
    let logs = plan.logs();
    assert_eq!(
        [
            logs.alb_retention_days,
            logs.access_retention_days,
            logs.trail_retention_days
        ],
        [90, 90, 365]
    );
    assert!(logs.transitions.is_empty() && logs.object_lock.is_none());
}

#[test]
fn empty_sections_are_whole_parts() {
    let plan = resolved("[firehose]\n[athena]\n[cloudtrail]\n[alarms]\n").plan;
    let firehose = plan.firehose().expect("a stream");
    assert_eq!(firehose.fields.len(), 14);
    assert_eq!(firehose.fields[2].name, "event_time");
    assert_eq!(firehose.fields[2].glue_type, "timestamp");
    assert_eq!(
        (firehose.retention_days, firehose.buffering_size),
        (None, 128)
    );
    let athena = plan.athena().expect("a workgroup");
    assert_eq!(athena.bytes_scanned_cutoff, 10_737_418_240);
    let all: BTreeSet<_> = FleetQuery::ALL.iter().copied().collect();
    assert_eq!(athena.fleet_queries, all);
    let trail = TrailPlan {
        log_retention_days: 365,
    };
    assert_eq!(plan.trail(), Some(trail));
    let thresholds = AlarmThresholds {
        error_rate_percent: 5,
        response_time_ms: 1000,
        certificate_days: 30,
    };
    assert_eq!(plan.alarms().expect("alarms").thresholds, thresholds);
}

#[test]
fn without_a_stream_there_is_nothing_to_query_but_logs() {
    let athena = resolved("[athena]\n").plan;
    assert!(
        athena
            .athena()
            .expect("a workgroup")
            .fleet_queries
            .is_empty()
    );
    let none = resolved("[athena]\nqueries = []\n[firehose]\n").plan;
    assert!(none.athena().expect("a workgroup").fleet_queries.is_empty());
}

#[test]
fn types_are_planned_without_blanks_and_logs_move_the_soonest_first() {
    let plan = resolved(
        "[firehose]\ntransition_to_ia_days = 30\nfield = [{ name = \"m\", type = \"map< string, decimal(4) >\" }]\n[logs]\ntransition_to_glacier_ir_days = 60\ntransition_to_ia_days = 30\nobject_lock_days = 9\nobject_lock_mode = \"compliance\"\n",
    )
    .plan;
    let firehose = plan.firehose().expect("a stream");
    assert_eq!(firehose.fields[0].glue_type, "map<string,decimal(4,0)>");
    let transition = |days, storage_class| StorageTransition {
        days,
        storage_class,
    };
    let ia = transition(30, StorageClass::StandardIa);
    assert_eq!(firehose.transitions, [ia]);
    assert_eq!(
        plan.logs().transitions,
        [ia, transition(60, StorageClass::GlacierIr)]
    );
    let lock = ObjectLockPlan {
        mode: ObjectLockMode::Compliance,
        days: 9,
    };
    assert_eq!(plan.logs().object_lock, Some(lock));
}

#[test]
fn every_query_has_a_file_that_reads_the_fields_it_is_said_to_need() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/modules/fleet_queries/queries");
    let mut files: BTreeSet<String> = std::fs::read_dir(folder)
        .expect("the module's queries")
        .map(|entry| entry.expect("an entry").file_name().into_string())
        .map(|name| name.expect("UTF-8"))
        .collect();
    let known: Vec<_> = Field::defaults();
    for query in FleetQuery::ALL {
        let file = format!("{}.sql", query.as_str());
        assert!(files.remove(&file), "{file} is missing");
        let text = std::fs::read_to_string(format!("{folder}/{file}")).expect("readable");
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("--"));
        let words: BTreeSet<&str> = code
            .flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'))
            .collect();
        let used: BTreeSet<&str> = known
            .iter()
            .map(|field| field.name.value.as_str())
            .filter(|name| words.contains(name))
            .collect();
        assert_eq!(used, reads(*query), "{file}");
    }
    assert!(files.is_empty(), "no query is called {files:?}");
}

#[test]
fn every_value_has_an_origin() {
    let text = blueprint(
        "[firehose]\nbuffering_size = 64\n[athena]\nqueries = []\n[cloudtrail]\n[alarms]\nemails = [\"a@b.example\"]\n[logs]\nobject_lock_days = 3\nobject_lock_mode = \"governance\"\n",
    );
    let source = SourceFile::new("test.toml", text.as_str());
    let blueprint = parse(&source).expect("the right shape");
    let resolved =
        resolve(&blueprint, Catalog::embedded(), Catalog::embedded().date()).expect("sound");
    let schema = schema();
    let mut stated = Vec::new();
    let mut keys = 0;
    for section in ["firehose", "athena", "cloudtrail", "alarms", "logs"] {
        let properties = schema["properties"][section]["properties"].as_object();
        for key in properties.expect("a section").keys() {
            let origin = resolved.origins.get(&format!("{section}.{key}"));
            let origin = origin.unwrap_or_else(|| panic!("{section}.{key} has no origin"));
            if let Origin::Blueprint(span) = origin {
                stated.push(format!("{section}.{key} {}", &text[span.start..span.end]));
            }
            keys += 1;
        }
    }
    assert_eq!(keys, 8 + 3 + 1 + 4 + 7);
    assert_eq!(
        stated,
        [
            "firehose.buffering_size 64",
            "athena.queries []",
            "alarms.emails [\"a@b.example\"]",
            "logs.object_lock_days 3",
            "logs.object_lock_mode \"governance\""
        ]
    );
    let field = resolved.origins.get("firehose.field.vehicle_id");
    assert_eq!(field, Some(Origin::Default));
}

#[test]
fn a_region_without_the_services_of_a_part_cannot_hold_it() {
    let lacking = catalog(
        &[
            ("glue", "not_offered"),
            ("athena", "not_offered"),
            ("cloudtrail", "not_offered"),
            ("sns", "not_offered"),
        ],
        known,
    );
    assert!(findings(&lacking, "").is_empty());
    let found = |further: &str| findings(&lacking, further);
    assert_eq!(
        found("[firehose]\n"),
        [
            "service-not-in-region 6:1 `eu-west-3` cannot hold the stream of the fleet's events: it does not offer `glue` | write another Region, or remove `[firehose]`: every Region has a stream"
        ]
    );
    assert_eq!(
        found("[athena]\n"),
        [
            "service-not-in-region 6:1 `eu-west-3` cannot hold queries: it does not offer `athena`, `glue` | write another Region, or remove `[athena]`: every Region has a workgroup"
        ]
    );
    assert_eq!(
        found("[cloudtrail]\n"),
        [
            "service-not-in-region 6:1 `eu-west-3` cannot hold the trail: it does not offer `cloudtrail` | write another `primary_region`, or remove `[cloudtrail]`"
        ]
    );
    assert_eq!(
        found("[alarms]\nemails = [\"a@b.example\"]\n"),
        [
            "service-not-in-region 6:1 `eu-west-3` cannot hold alarms: it does not offer `sns` | write another Region, or remove `[alarms]`: every Region has a topic"
        ]
    );
}

#[test]
fn a_service_of_two_parts_is_named_once() {
    let unknown = catalog(&[("glue", "unknown")], known);
    assert_eq!(
        findings(&unknown, "[firehose]\n[athena]\n"),
        [
            "facts-missing 4:8 the catalogue does not know whether `eu-west-3` offers `glue` | look it up in AWS's own tables before you apply: nothing was verified here"
        ]
    );
}
