//! Makes blueprints as JSON values, from the documentation alone: no type, constant or pattern of the program.

use serde_json::{Map, Value, json};

use super::analytics;
use super::data_tier;
use super::delivery;
use super::random::Random;
use super::web_tier;

/// A blueprint without a fault. `full` states every key there is, otherwise each optional one is there or not.
pub(super) fn blueprint(random: &mut Random, full: bool) -> Value {
    let mut root = Map::new();
    root.insert("name".into(), words(random, 32).into());
    root.insert("environment".into(), words(random, 16).into());
    let regions: Vec<Value> = (0..number_of_regions(random))
        .map(|_| region(random, full))
        .collect();
    root.insert("region".into(), regions.into());
    let sections: [(&str, Make<'_>); 22] = [
        ("version", &|_| json!(1)),
        ("primary_region", &|random| region_name(random).into()),
        ("tags", &tags),
        ("vpc", &|random| {
            section(
                random,
                full,
                &[("ip_version", |random| {
                    random.pick(&["ipv4", "dual_stack"]).into()
                })],
            )
        }),
        ("nat", &|random| {
            section(
                random,
                full,
                &[("egress", |random| {
                    random.pick(&["per_az", "single", "none"]).into()
                })],
            )
        }),
        ("alb", &|random| section(random, full, &web_tier::ALB)),
        ("asg", &|random| section(random, full, &web_tier::ASG)),
        ("dns", &|random| web_tier::dns(random, full)),
        ("cognito", &|random| web_tier::cognito(random, full)),
        ("aurora", &|random| data_tier::aurora(random, full)),
        ("efs", &|random| section(random, full, &data_tier::EFS)),
        ("backup", &|random| {
            section(random, full, &data_tier::BACKUP)
        }),
        ("firehose", &|random| analytics::firehose(random, full)),
        ("athena", &|random| {
            section(random, full, &analytics::ATHENA)
        }),
        ("cloudtrail", &|random| {
            section(random, full, &analytics::CLOUDTRAIL)
        }),
        ("alarms", &|random| {
            section(random, full, &analytics::ALARMS)
        }),
        ("codepipeline", &|random| {
            section(random, full, &delivery::CODEPIPELINE)
        }),
        ("logs", &|random| section(random, full, &analytics::LOGS)),
        ("flow_logs", &|random| section(random, full, &FLOW_LOGS)),
        ("session_manager", &|random| {
            section(random, full, &SESSION_MANAGER)
        }),
        ("state", &|random| state(random, full)),
        ("protection", &|random| section(random, full, &PROTECTION)),
    ];
    for (name, make) in sections {
        if full || random.percent(50) {
            root.insert(name.into(), make(random));
        }
    }
    Value::Object(root)
}

pub(super) const RETENTION: [i64; 22] = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
];

type Make<'a> = &'a dyn Fn(&mut Random) -> Value;
/// A key and how a value of it is made.
pub(super) type Key = (&'static str, fn(&mut Random) -> Value);

const FLOW_LOGS: [Key; 3] = [
    ("traffic_type", |random| {
        random.pick(&["all", "accept", "reject"]).into()
    }),
    ("max_aggregation_interval", |random| {
        random.pick(&[60, 600]).into()
    }),
    ("retention_days", |random| whole(random, 1, 3653)),
];

const SESSION_MANAGER: [Key; 4] = [
    ("document", |random| {
        random.pick(&["dedicated", "account_default"]).into()
    }),
    ("idle_timeout_minutes", |random| whole(random, 1, 60)),
    ("max_duration_minutes", |random| whole(random, 1, 1440)),
    ("log_retention_days", |random| {
        random.pick(&RETENTION).into()
    }),
];

const PROTECTION: [Key; 3] = [
    ("force_destroy", |random| random.percent(50).into()),
    ("deletion_protection", |random| random.percent(50).into()),
    ("key_deletion_window_in_days", |random| whole(random, 7, 30)),
];

/// A section of optional keys.
pub(super) fn section(random: &mut Random, full: bool, keys: &[Key]) -> Value {
    let mut section = Map::new();
    for (name, make) in keys {
        if full || random.percent(60) {
            section.insert((*name).into(), make(random));
        }
    }
    Value::Object(section)
}

/// Often an end of the range, where faults of one would hide.
pub(super) fn whole(random: &mut Random, first: usize, last: usize) -> Value {
    match random.below(4) {
        0 => first.into(),
        1 => last.into(),
        _ => random.between(first, last).into(),
    }
}

fn number_of_regions(random: &mut Random) -> usize {
    match random.below(40) {
        0 => 32,
        1..=20 => 1,
        _ => random.between(1, 4),
    }
}

fn words(random: &mut Random, limit: usize) -> String {
    if random.percent(10) {
        return "a".repeat(limit);
    }
    let count = random.between(1, 3);
    let words: Vec<_> = (0..count)
        .map(|_| random.pick(&["spring", "field", "x", "b2b", "car9"]))
        .collect();
    let mut text = words.join("-");
    if random.percent(20) {
        text.push_str("-7");
    }
    text.truncate(limit);
    text.trim_end_matches('-').to_owned()
}

pub(super) fn region_name(random: &mut Random) -> &'static str {
    random.pick(&[
        "us-east-1",
        "eu-west-1",
        "us-gov-west-1",
        "ap-southeast-10",
        "eusc-de-east-1",
        "aa-b-9",
        "abcde-nowhere-99",
    ])
}

fn cidr(random: &mut Random) -> String {
    let mut octet = || match random.below(8) {
        0 => 0,
        1 => 255,
        2 => 99,
        3 => 100,
        4 => 199,
        5 => 200,
        6 => 249,
        _ => random.below(256),
    };
    let octets = [octet(), octet(), octet(), octet()].map(|octet| octet.to_string());
    format!("{}/{}", octets.join("."), random.between(16, 21))
}

fn zone_ids(random: &mut Random) -> Vec<String> {
    let prefix = random.pick(&["use1", "apse10", "usgw1", "cnn1"]);
    let first = random.pick(&[1, 3, 93]);
    (first..first + random.between(2, 6))
        .map(|zone| format!("{prefix}-az{zone}"))
        .collect()
}

fn region(random: &mut Random, full: bool) -> Value {
    let mut region = json!({ "name": region_name(random), "cidr": cidr(random) });
    if full || random.percent(50) {
        region["retired"] = random.percent(50).into();
    }
    if full || random.percent(50) {
        region["nat_zone"] = "use1-az4".into();
    }
    if full || random.percent(30) {
        region["certificate_arn"] = web_tier::certificate_arn(random).into();
    }
    if full || random.percent(60) {
        region["availability_zones"] = match random.below(2) {
            0 => whole(random, 2, 6),
            _ => zone_ids(random).into(),
        };
    }
    region
}

fn tags(random: &mut Random) -> Value {
    let count = match random.below(12) {
        0 => 45,
        _ => random.between(0, 4),
    };
    (0..count)
        .map(|number| (tag_key(random, number), free_text(random, 256).into()))
        .collect::<Map<_, _>>()
        .into()
}

fn tag_key(random: &mut Random, number: usize) -> String {
    if random.percent(5) {
        return format!("{number:0>128}");
    }
    let start = random.pick(&[
        "cost_center",
        "team:",
        "é",
        "日本",
        "a b",
        "my-aws:",
        "awsome",
        "Names",
        "application2",
        "@",
        "/x=y+z",
        "٣",
        ".",
    ]);
    format!("{start}{number}")
}

fn free_text(random: &mut Random, limit: usize) -> String {
    match random.below(10) {
        0 => String::new(),
        1 => "é".repeat(limit),
        _ => random
            .pick(&[
                "4711",
                "a b",
                " ",
                "x_y.z:/=+-@",
                "東京",
                "½",
                "ßÆ",
                "true",
                "1979-05-27",
            ])
            .to_owned(),
    }
}

fn state(random: &mut Random, full: bool) -> Value {
    let bucket = random.pick(&[
        "abc",
        "my-state-bucket",
        "0-0",
        "a23456789-123456789-123456789-123456789-123456789-123456789-123",
    ]);
    let id = random.pick(&[
        "1234abcd-12ab-34cd-96ef-1234567890ab",
        "mrk-1234abcd12ab34cd56ef1234567890ab",
    ]);
    let partition = random.pick(&["aws", "aws-cn", "aws-us-gov"]);
    let arn = format!(
        "arn:{partition}:kms:{}:111122223333:key/{id}",
        region_name(random)
    );
    let mut state = json!({ "bucket": bucket, "region": region_name(random), "kms_key_id": arn });
    if full || random.percent(50) {
        let longest = "k".repeat(512);
        state["key"] = random
            .pick(&[
                "terraform.tfstate",
                "a/b_c/_d-e.tfstate",
                "9",
                longest.as_str(),
            ])
            .into();
    }
    state
}
