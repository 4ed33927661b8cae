//! The sections of streams, queries, alarms and logs, made like the rest: from the documentation alone.

use serde_json::{Value, json};

use super::generator::{Key, RETENTION, section, whole};
use super::random::Random;

const FIREHOSE: [Key; 7] = [
    ("prefix", |random| {
        random
            .pick(&[
                "fleet/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/",
                "a.b-c_d/!{timestamp:HH}!{timestamp:HH}/",
                "9/",
            ])
            .into()
    }),
    ("error_prefix", |random| {
        random
            .pick(&[
                "errors/!{firehose:error-output-type}/!{timestamp:yyyy}!{timestamp:MM}/",
                "E_1/=!{timestamp:dd}-!{timestamp:HH}/x/",
            ])
            .into()
    }),
    ("buffering_size", |random| whole(random, 64, 128)),
    ("buffering_interval", |random| whole(random, 60, 900)),
    ("retention_days", |random| whole(random, 1, 3653)),
    ("transition_to_ia_days", |random| whole(random, 30, 3652)),
    ("log_retention_days", |random| {
        random.pick(&RETENTION).into()
    }),
];

pub(super) fn firehose(random: &mut Random, full: bool) -> Value {
    let mut firehose = section(random, full, &FIREHOSE);
    if full || random.percent(50) {
        firehose["field"] = match random.below(300) {
            0 => vec![json!({ "name": "a", "type": "int" }); 500].into(),
            _ => (0..random.between(1, 4)).map(|_| field(random)).collect(),
        };
    }
    firehose
}

fn field(random: &mut Random) -> Value {
    let longest = "f".repeat(255);
    let name = random.pick(&["vehicle_id", "a", "z9_", "date", longest.as_str()]);
    let glue_type = match random.below(40) {
        0 => format!("struct<{}>", "a:int,b:str,".repeat(340)),
        _ => random
            .pick(&[
                "string",
                "decimal(10, 2)",
                "map<string,array<double>>",
                "Struct<a_1:no type>",
            ])
            .to_owned(),
    };
    json!({ "name": name, "type": glue_type })
}

const QUERIES: [&str; 5] = [
    "bookings_per_hour",
    "events_per_vehicle",
    "low_battery_vehicles",
    "revenue_per_station",
    "silent_vehicles",
];

pub(super) const ATHENA: [Key; 3] = [
    ("bytes_scanned_cutoff_gib", |random| whole(random, 1, 10240)),
    ("results_retention_days", |random| whole(random, 1, 365)),
    ("queries", |random| {
        let first = random.below(QUERIES.len());
        let last = random.between(first, QUERIES.len());
        json!(QUERIES[first..last])
    }),
];

pub(super) const CLOUDTRAIL: [Key; 1] = [("log_retention_days", |random| {
    random.pick(&RETENTION).into()
})];

pub(super) const ALARMS: [Key; 4] = [
    ("emails", |random| match random.below(5) {
        0 => json!([]),
        1 => (0..30)
            .map(|number| format!("a{number}@b.example"))
            .collect(),
        _ => json!([email(random)]),
    }),
    ("error_rate_percent", |random| whole(random, 1, 100)),
    ("response_time_ms", |random| whole(random, 1, 60000)),
    ("certificate_days", |random| whole(random, 1, 40)),
];

pub(super) fn email(random: &mut Random) -> String {
    let longest = format!("{}@{}.example", "a".repeat(64), "b".repeat(181));
    random
        .pick(&[
            "on-call@springfield.example",
            "o'hara+night%x@a.b-c.d9.xn--p1ai",
            "A_1.b.c&d@9.co",
            longest.as_str(),
        ])
        .to_owned()
}

pub(super) const LOGS: [Key; 7] = [
    ("alb_retention_days", |random| whole(random, 1, 3653)),
    ("access_retention_days", |random| whole(random, 1, 3653)),
    ("trail_retention_days", |random| whole(random, 1, 3653)),
    ("transition_to_ia_days", |random| whole(random, 30, 3652)),
    ("transition_to_glacier_ir_days", |random| {
        whole(random, 1, 3652)
    }),
    ("object_lock_mode", |random| {
        random.pick(&["governance", "compliance"]).into()
    }),
    ("object_lock_days", |random| whole(random, 1, 36500)),
];
