//! The sections of the web tier, made like the rest: from the documentation alone.

use serde_json::{Value, json};

use super::generator::{Key, RETENTION, region_name, section, whole};
use super::random::Random;

pub(super) const ALB: [Key; 5] = [
    ("health_check_path", |random| {
        let longest = format!("/{}", "p".repeat(127));
        random
            .pick(&["/", "/health", "/a.b/_c~d-E9", "//", longest.as_str()])
            .into()
    }),
    ("target_port", |random| whole(random, 1024, 65535)),
    ("deregistration_delay", |random| whole(random, 0, 3600)),
    ("slow_start", |random| whole(random, 30, 900)),
    ("idle_timeout", |random| whole(random, 1, 4000)),
];

pub(super) const ASG: [Key; 11] = [
    ("instance_type", |random| instance_type(random).into()),
    ("other_instance_types", |random| other_types(random).into()),
    ("min_size", |random| whole(random, 1, 1000)),
    ("max_size", |random| whole(random, 1, 1000)),
    ("desired_size", |random| whole(random, 1, 1000)),
    ("spot_percentage", |random| whole(random, 0, 100)),
    ("cpu_target", |random| whole(random, 10, 90)),
    ("requests_per_target", |random| whole(random, 1, 1_000_000)),
    ("root_volume_size", |random| whole(random, 8, 16384)),
    ("ami_release", |random| {
        let longest = "r".repeat(32);
        random
            .pick(&["initial", "2026-11", "v1.2.3", "7", longest.as_str()])
            .into()
    }),
    ("log_retention_days", |random| {
        random.pick(&RETENTION).into()
    }),
];

fn instance_type(random: &mut Random) -> &'static str {
    random.pick(&[
        "t4g.small",
        "m7i-flex.large",
        "u-6tb1.112xlarge",
        "i4i.metal-24xl",
        "mac2.metal",
    ])
}

fn other_types(random: &mut Random) -> Vec<String> {
    let count = match random.below(8) {
        0 => 0,
        1 | 2 => 39,
        _ => random.between(1, 4),
    };
    (0..count)
        .map(|number| format!("x{number}a.large"))
        .collect()
}

fn domain(random: &mut Random) -> String {
    let longest = format!("{}.example.com", "d".repeat(52));
    let label = format!("{}.co", "l".repeat(61));
    random.pick(&[
        "www.example.com".to_owned(),
        "example.com".to_owned(),
        "a.b-c.9.xn--p1ai".to_owned(),
        "1.2.co".to_owned(),
        longest,
        label,
    ])
}

pub(super) fn certificate_arn(random: &mut Random) -> String {
    let partition = random.pick(&["aws", "aws-cn", "aws-us-gov"]);
    format!(
        "arn:{partition}:acm:{}:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab",
        region_name(random)
    )
}

pub(super) fn dns(random: &mut Random, full: bool) -> Value {
    let optional: [Key; 2] = [
        ("hosted_zone", |random| domain(random).into()),
        ("routing", |random| {
            random.pick(&["failover", "latency"]).into()
        }),
    ];
    let mut dns = section(random, full, &optional);
    dns["domain"] = domain(random).into();
    dns
}

pub(super) fn cognito(random: &mut Random, full: bool) -> Value {
    let optional: [Key; 7] = [
        ("region", |random| region_name(random).into()),
        ("domain_prefix", |random| {
            let longest = "p".repeat(63);
            random
                .pick(&["a", "9", "sign-in", "a--b", longest.as_str()])
                .into()
        }),
        ("tier", |random| {
            random.pick(&["lite", "essentials", "plus"]).into()
        }),
        ("mfa", |random| {
            random.pick(&["required", "optional"]).into()
        }),
        ("password_minimum_length", |random| whole(random, 8, 99)),
        ("session_timeout_hours", |random| whole(random, 1, 168)),
        ("self_sign_up", |random| random.percent(50).into()),
    ];
    let mut cognito = section(random, full, &optional);
    let longest = format!("/{}", "p".repeat(127));
    let paths = [
        "/*",
        "/account",
        "/a_b-c.$/~@:+&d?",
        "/*.html",
        longest.as_str(),
    ];
    let first = random.below(5);
    let count = random.between(1, 5);
    cognito["protected_paths"] = json!(
        (first..first + count)
            .map(|at| paths[at % 5])
            .collect::<Vec<_>>()
    );
    cognito
}
