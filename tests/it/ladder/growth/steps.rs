//! The changes of the blueprint.

/// One change of the blueprint.
pub(super) struct Step {
    /// The name that `tests/growth.toml` uses.
    pub(super) name: &'static str,
    /// The new blueprint, from the old one.
    pub(super) change: fn(&str) -> String,
    /// The beginnings of the addresses that leave.
    pub(super) leaves: &'static [&'static str],
    /// Whether something is added.
    pub(super) adds: Adds,
}

#[derive(PartialEq, Eq)]
pub(super) enum Adds {
    Something,
    Nothing,
}

/// Steps from the old tree.
pub(super) const STEPS: [Step; 7] = [
    Step {
        name: "a zone more",
        change: |old| {
            replace(
                old,
                r#"["use1-az1", "use1-az2"]"#,
                r#"["use1-az1", "use1-az2", "use1-az4"]"#,
            )
        },
        leaves: &[],
        adds: Adds::Something,
    },
    Step {
        name: "a region more",
        change: |old| format!("{old}\n[[region]]\nname = \"eu-west-1\"\ncidr = \"10.52.0.0/16\"\n"),
        leaves: &[],
        adds: Adds::Something,
    },
    Step {
        name: "regions in another order",
        change: reversed,
        leaves: &[],
        adds: Adds::Nothing,
    },
    Step {
        name: "another primary region",
        change: |old| {
            replace(
                old,
                r#"primary_region = "us-east-1""#,
                r#"primary_region = "us-west-2""#,
            )
        },
        leaves: &[],
        adds: Adds::Nothing,
    },
    Step {
        name: "two IP versions",
        change: |old| {
            replace(
                old,
                r#"ip_version = "ipv4""#,
                r#"ip_version = "dual_stack""#,
            )
        },
        leaves: &[],
        adds: Adds::Something,
    },
    Step {
        name: "one NAT gateway",
        change: single,
        leaves: &[
            r#"module.us_east_1.module.nat.aws_eip.this["use1-az2"]"#,
            r#"module.us_east_1.module.nat.aws_nat_gateway.this["use1-az2"]"#,
            r#"module.us_west_2.module.nat.aws_eip.this["usw2-az2"]"#,
            r#"module.us_west_2.module.nat.aws_nat_gateway.this["usw2-az2"]"#,
        ],
        adds: Adds::Nothing,
    },
    Step {
        name: "a region retires",
        change: retired,
        leaves: &["module.us_west_2."],
        adds: Adds::Nothing,
    },
];

pub(super) fn replace(old: &str, from: &str, to: &str) -> String {
    assert!(old.contains(from), "the old blueprint has {from}");
    old.replace(from, to)
}

pub(super) fn single(old: &str) -> String {
    let one = replace(old, r#"egress = "per_az""#, r#"egress = "single""#);
    let one = replace(
        &one,
        r#"cidr = "10.50.0.0/16""#,
        "cidr = \"10.50.0.0/16\"\nnat_zone = \"use1-az1\"",
    );
    replace(
        &one,
        r#"cidr = "10.51.0.0/16""#,
        "cidr = \"10.51.0.0/16\"\nnat_zone = \"usw2-az1\"",
    )
}

pub(super) fn retired(old: &str) -> String {
    replace(
        old,
        r#"cidr = "10.51.0.0/16""#,
        "cidr = \"10.51.0.0/16\"\nretired = true",
    )
}

/// The old blueprint's parts: head, first region, second region.
fn parts(old: &str) -> [&str; 3] {
    let parts: Vec<&str> = old.split("[[region]]").collect();
    parts
        .try_into()
        .expect("the old blueprint has two regions, at its end")
}

fn reversed(old: &str) -> String {
    let [head, first, second] = parts(old);
    format!("{head}[[region]]{second}\n[[region]]{first}")
}

pub(super) fn without_second(old: &str) -> String {
    let [head, first, _] = parts(old);
    format!("{head}[[region]]{first}")
}
