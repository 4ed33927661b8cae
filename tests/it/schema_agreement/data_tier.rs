//! The sections of the data tier, made like the rest: from the documentation alone.

use serde_json::{Value, json};

use super::generator::{Key, RETENTION, region_name, section, whole};
use super::random::Random;

const PERIODS: [i64; 9] = [1, 7, 14, 30, 60, 90, 180, 270, 365];

const AURORA: [Key; 12] = [
    ("engine", |random| {
        random.pick(&["aurora-mysql", "aurora-postgresql"]).into()
    }),
    ("engine_version", |random| {
        random
            .pick(&[
                "16.8",
                "16",
                "8.0",
                "8.0.mysql_aurora.3.10.1",
                "5.7.mysql_aurora.2.12",
                "99.99.99",
            ])
            .into()
    }),
    ("topology", |random| {
        random.pick(&["single", "global"]).into()
    }),
    ("region", |random| region_name(random).into()),
    ("instance_class", |random| {
        random
            .pick(&["db.r6g.large", "db.r6i.metal-24xl", "db.t4g.medium"])
            .into()
    }),
    ("instances", |random| whole(random, 1, 16)),
    ("max_readers", |random| whole(random, 0, 15)),
    ("database_name", |random| {
        let longest = "d".repeat(63);
        random
            .pick(&["carshare", "a", "a_9", "select", longest.as_str()])
            .into()
    }),
    ("backup_retention_days", |random| whole(random, 7, 35)),
    ("log_retention_days", |random| {
        random.pick(&RETENTION).into()
    }),
    ("write_forwarding", |random| random.percent(50).into()),
    ("password_version", |random| whole(random, 1, 9999)),
];

pub(super) fn aurora(random: &mut Random, full: bool) -> Value {
    let mut aurora = section(random, full, &AURORA);
    if full || random.percent(50) {
        aurora["serverless"] = serverless(random, full);
    }
    aurora
}

fn serverless(random: &mut Random, full: bool) -> Value {
    let pause: [Key; 1] = [("auto_pause_seconds", |random| whole(random, 300, 86400))];
    let mut serverless = section(random, full, &pause);
    serverless["min_acu"] = halves(random, 0);
    serverless["max_acu"] = halves(random, 1);
    serverless
}

/// A number of half steps, from `first` to 256.
fn halves(random: &mut Random, first: usize) -> Value {
    match random.below(4) {
        0 => json!(first),
        1 => json!(256),
        2 => whole(random, first, 256),
        _ => {
            let below = u16::try_from(random.between(first, 255)).expect("a small number");
            json!(f64::from(below) + 0.5)
        }
    }
}

pub(super) const EFS: [Key; 6] = [
    ("region", |random| region_name(random).into()),
    ("replica_region", |random| region_name(random).into()),
    ("throughput_mode", |random| {
        random.pick(&["elastic", "bursting", "provisioned"]).into()
    }),
    ("provisioned_throughput", |random| whole(random, 1, 3414)),
    ("transition_to_ia_days", |random| {
        random.pick(&PERIODS).into()
    }),
    ("transition_to_archive_days", |random| {
        random.pick(&PERIODS).into()
    }),
];

pub(super) const BACKUP: [Key; 5] = [
    ("daily_retention_days", |random| whole(random, 1, 3650)),
    ("monthly_retention_days", |random| whole(random, 32, 36500)),
    ("start_hour", |random| whole(random, 0, 23)),
    ("copy_region", |random| region_name(random).into()),
    ("copy_retention_days", |random| whole(random, 1, 36500)),
];
