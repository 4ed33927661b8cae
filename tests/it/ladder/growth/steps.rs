//! The changes of the blueprint.

use crate::ladder::edit::Adds;

/// One change of the blueprint.
pub(super) struct Step {
    /// The name that `tests/growth.toml` uses.
    pub(super) name: &'static str,
    /// The new blueprint, from the old one.
    pub(super) change: fn(&str) -> String,
    /// Patterns of the addresses that leave.
    pub(super) leaves: &'static [&'static str],
    /// Patterns of the addresses that are replaced, though nothing in AWS is: Terraform's own memory.
    pub(super) replaces: &'static [&'static str],
    /// Whether something is added.
    pub(super) adds: Adds,
}

/// Steps from the old tree.
pub(super) const STEPS: [Step; 10] = [
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
        replaces: &[],
        adds: Adds::Something,
    },
    Step {
        name: "a region more",
        change: |old| format!("{old}\n[[region]]\nname = \"eu-west-1\"\ncidr = \"10.52.0.0/16\"\n"),
        leaves: &[],
        replaces: &[],
        adds: Adds::Something,
    },
    Step {
        name: "regions in another order",
        change: reversed,
        leaves: &[],
        replaces: &[],
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
        replaces: &[],
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
        replaces: &[],
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
        replaces: &[],
        adds: Adds::Nothing,
    },
    Step {
        name: "a region retires",
        change: retired,
        leaves: &["module.us_west_2.*"],
        replaces: &[],
        adds: Adds::Nothing,
    },
    Step {
        name: "larger instances",
        change: |old| replace(old, "t4g.small", "t4g.medium"),
        leaves: &[],
        replaces: &[],
        adds: Adds::Nothing,
    },
    Step {
        name: "newer images",
        change: |old| replace(old, "ami_release = \"first\"", "ami_release = \"second\""),
        leaves: &[],
        replaces: &["*.terraform_data.image"],
        adds: Adds::Something,
    },
    Step {
        name: "a domain and a sign-in",
        change: with_domain,
        leaves: &[],
        replaces: &[],
        adds: Adds::Something,
    },
];

/// Steps from the old tree with a domain and a sign-in.
pub(super) const STEPS_UNDER_A_DOMAIN: [Step; 3] = [
    Step {
        name: "a region more under a domain",
        change: |old| {
            replace(
                old,
                "[[region]]\nname = \"us-west-2\"",
                "[[region]]\nname = \"eu-west-1\"\ncidr = \"10.52.0.0/16\"\n\n[[region]]\nname = \"us-west-2\"",
            )
        },
        leaves: &[],
        replaces: &[],
        adds: Adds::Something,
    },
    Step {
        name: "another primary region under a domain",
        change: |old| {
            replace(
                old,
                r#"primary_region = "us-east-1""#,
                r#"primary_region = "us-west-2""#,
            )
        },
        leaves: &[],
        replaces: &[],
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
        replaces: &[],
        adds: Adds::Something,
    },
];

/// A domain with a sign-in, whose pool says where it is, so that it does not move with the primary region.
pub(super) fn with_domain(old: &str) -> String {
    format!(
        "{old}\n[dns]\ndomain = \"www.example.com\"\nhosted_zone = \"example.com\"\n\n\
         [cognito]\nregion = \"us-east-1\"\nprotected_paths = [\"/app/*\"]\n"
    )
}

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

/// The old blueprint's parts: head, first region, second region with what follows.
fn parts(old: &str) -> [&str; 3] {
    let parts: Vec<&str> = old.split("[[region]]").collect();
    parts.try_into().expect("the old blueprint has two regions")
}

fn reversed(old: &str) -> String {
    let [head, first, second] = parts(old);
    format!("{head}[[region]]{second}\n[[region]]{first}")
}

pub(super) fn without_second(old: &str) -> String {
    let [head, first, second] = parts(old);
    let behind = second.find("\n[").map_or("", |at| &second[at..]);
    format!("{head}[[region]]{first}{behind}")
}
