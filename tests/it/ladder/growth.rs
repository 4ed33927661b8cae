//! Growth: a tree is applied, the blueprint changes, and the new tree is planned against the old tree's state.
//!
//! Nothing may be destroyed or replaced but what left. What changes in place is on the list `tests/growth.toml`, and everything on the list does.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::climber::Climber;
use super::{paths, rungs};

/// The tree that grows: two regions with two zones each.
const OLD: &str = include_str!("growth/old.toml");

/// One change of the blueprint.
struct Step {
    /// The name that `tests/growth.toml` uses.
    name: &'static str,
    /// The new blueprint, from the old one.
    change: fn(&str) -> String,
    /// The beginnings of the addresses that leave.
    leaves: &'static [&'static str],
    /// Whether something is added.
    adds: Adds,
}

#[derive(PartialEq, Eq)]
enum Adds {
    Something,
    Nothing,
}

/// Steps from the old tree.
const STEPS: [Step; 7] = [
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

#[test]
fn nothing_is_destroyed_but_what_left() {
    let mut list = Growth::read();
    let mut climber = Climber::new("growth", OLD);
    rungs::apply(&mut climber).unwrap_or_else(|reason| panic!("{reason}"));
    let mut faults = Vec::new();
    for step in &STEPS {
        faults.extend(take(&mut climber, &mut list, step, OLD));
    }

    // The ways back, and the second half of a retirement, start from the changed tree.
    apply(&mut climber, &single(OLD));
    let back = Step {
        name: "a NAT gateway a zone",
        change: |_| OLD.to_owned(),
        leaves: &[],
        adds: Adds::Something,
    };
    faults.extend(take(&mut climber, &mut list, &back, OLD));
    apply(&mut climber, &retired(OLD));
    let gone = Step {
        name: "a retired region goes",
        change: without_second,
        leaves: &[],
        adds: Adds::Nothing,
    };
    faults.extend(take(&mut climber, &mut list, &gone, OLD));

    let unused: Vec<_> = list
        .changes
        .iter()
        .filter(|change| !change.occurred)
        .collect();
    faults.extend(
        unused
            .iter()
            .map(|change| format!("tests/growth.toml: never occurs: {change:?}")),
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Applies another blueprint's tree in the old one's place.
fn apply(climber: &mut Climber, blueprint: &str) {
    climber.render_again(blueprint);
    let terraform = climber.terraform();
    terraform
        .run(&["init", "-input=false"])
        .success()
        .and_then(|_| {
            terraform
                .run(&["apply", "-auto-approve", "-input=false", "-no-color"])
                .success()
        })
        .unwrap_or_else(|reason| panic!("{reason}"));
}

/// Plans a step, and returns what is wrong with the plan.
fn take(climber: &mut Climber, list: &mut Growth, step: &Step, old: &str) -> Vec<String> {
    climber.render_again(&(step.change)(old));
    let terraform = climber.terraform();
    let plan = terraform
        .run(&["init", "-input=false"])
        .success()
        .and_then(|_| {
            terraform
                .run(&["plan", "-input=false", "-no-color", "-out=growth.tfplan"])
                .success()
        })
        .and_then(|_| terraform.run(&["show", "-json", "growth.tfplan"]).success());
    let plan: Value = match plan {
        Ok(text) => serde_json::from_str(&text).expect("terraform shows JSON"),
        Err(reason) => return vec![format!("{}: {reason}", step.name)],
    };
    climber.say(&format!("{}: {}", step.name, summary(&plan)));
    judge(&plan, step, list)
}

/// What is wrong with a step's plan.
fn judge(plan: &Value, step: &Step, list: &mut Growth) -> Vec<String> {
    let mut faults = Vec::new();
    let mut left = BTreeSet::new();
    let mut added = 0;
    for (address, actions, change) in changes(plan) {
        let leaves = step
            .leaves
            .iter()
            .find(|leaves| address.starts_with(*leaves));
        match (actions.as_slice(), leaves) {
            (["no-op" | "read"], _) => {}
            (["create"], _) => added += 1,
            (["delete"], Some(leaves)) => {
                left.insert(*leaves);
            }
            (["update"], None) => {
                for attribute in changed_attributes(change) {
                    if !list.admits(step.name, address, &attribute) {
                        faults.push(format!(
                            "{}: {address}: `{attribute}` changes in place",
                            step.name
                        ));
                    }
                }
            }
            (actions, _) => faults.push(format!(
                "{}: {address}: {}",
                step.name,
                actions.join(" and ")
            )),
        }
    }
    for leaves in step.leaves {
        if !left.contains(leaves) {
            faults.push(format!("{}: {leaves} did not leave", step.name));
        }
    }
    if (added > 0) != (step.adds == Adds::Something) {
        faults.push(format!("{}: {added} resources are added", step.name));
    }
    faults
}

/// Address, actions and change of every resource of a plan.
fn changes(plan: &Value) -> Vec<(&str, Vec<&str>, &Value)> {
    let changes = plan["resource_changes"]
        .as_array()
        .expect("a plan lists its changes");
    changes
        .iter()
        .filter(|change| change["mode"] == "managed")
        .map(|change| {
            let actions = change["change"]["actions"]
                .as_array()
                .expect("a change has actions");
            (
                change["address"].as_str().expect("a change has an address"),
                actions.iter().filter_map(Value::as_str).collect(),
                &change["change"],
            )
        })
        .collect()
}

fn summary(plan: &Value) -> String {
    let count = |wanted: &str| {
        changes(plan)
            .iter()
            .filter(|(_, actions, _)| actions.contains(&wanted))
            .count()
    };
    format!(
        "{} to add, {} to change, {} to destroy",
        count("create"),
        count("update"),
        count("delete")
    )
}

/// The attributes whose values differ or will only be known after the apply.
fn changed_attributes(change: &Value) -> Vec<String> {
    let keys = |side: &str| {
        change[side]
            .as_object()
            .into_iter()
            .flat_map(|object| object.keys().cloned())
            .collect::<BTreeSet<_>>()
    };
    let mut all = keys("before");
    all.extend(keys("after"));
    all.extend(keys("after_unknown"));
    all.into_iter()
        .filter(|key| {
            let unknown = contains_true(&change["after_unknown"][key]);
            unknown || change["before"][key] != change["after"][key]
        })
        .collect()
}

fn contains_true(value: &Value) -> bool {
    match value {
        Value::Bool(value) => *value,
        Value::Array(items) => items.iter().any(contains_true),
        Value::Object(entries) => entries.values().any(contains_true),
        _ => false,
    }
}

/// `tests/growth.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Growth {
    #[serde(rename = "change")]
    changes: Vec<InPlace>,
}

/// A change in place that is admitted.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct InPlace {
    step: String,
    /// The address; a `*` stands for any text.
    address: String,
    attribute: String,
    reason: String,
    #[serde(skip)]
    occurred: bool,
}

impl Growth {
    fn read() -> Self {
        let text = fs::read_to_string(paths::tests().join(Path::new("growth.toml")))
            .expect("tests/growth.toml is checked in");
        let list: Self =
            toml::from_str(&text).unwrap_or_else(|error| panic!("tests/growth.toml: {error}"));
        for change in &list.changes {
            assert!(
                change.reason.len() > 20,
                "tests/growth.toml: {change:?}: say why"
            );
        }
        list
    }

    fn admits(&mut self, step: &str, address: &str, attribute: &str) -> bool {
        let mut admitted = false;
        for change in &mut self.changes {
            if change.step == step
                && change.attribute == attribute
                && matches(&change.address, address)
            {
                change.occurred = true;
                admitted = true;
            }
        }
        admitted
    }
}

/// Whether `text` is `pattern`, in which `*` stands for any text.
fn matches(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((head, rest)) => text.strip_prefix(head).is_some_and(|text| {
            (0..=text.len()).any(|at| text.is_char_boundary(at) && matches(rest, &text[at..]))
        }),
    }
}

fn replace(old: &str, from: &str, to: &str) -> String {
    assert!(old.contains(from), "the old blueprint has {from}");
    old.replace(from, to)
}

fn single(old: &str) -> String {
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

fn retired(old: &str) -> String {
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

fn without_second(old: &str) -> String {
    let [head, first, _] = parts(old);
    format!("{head}[[region]]{first}")
}

#[cfg(test)]
mod tests {
    use super::{Adds, Growth, InPlace, Step, judge, matches};
    use serde_json::{Value, json};

    fn plan(actions: &[&str], before: &Value, after: &Value) -> Value {
        json!({"resource_changes": [{
            "mode": "managed", "address": "module.a.aws_x.y[\"z\"]",
            "change": {"actions": actions, "before": before, "after": after, "after_unknown": {}},
        }]})
    }

    fn faults(plan: &Value, leaves: &'static [&'static str]) -> Vec<String> {
        let step = Step {
            name: "step",
            change: str::to_owned,
            leaves,
            adds: Adds::Nothing,
        };
        let change = InPlace {
            step: "step".to_owned(),
            address: "module.*.aws_x.y[*]".to_owned(),
            attribute: "listed".to_owned(),
            reason: String::new(),
            occurred: false,
        };
        judge(
            plan,
            &step,
            &mut Growth {
                changes: vec![change],
            },
        )
    }

    #[test]
    fn a_destruction_a_replacement_and_an_unlisted_change_are_faults() {
        let before = json!({"listed": 1, "other": 1});
        assert!(faults(&plan(&["no-op"], &before, &before), &[]).is_empty());
        assert!(
            faults(
                &plan(&["update"], &before, &json!({"listed": 2, "other": 1})),
                &[]
            )
            .is_empty()
        );
        assert_eq!(
            faults(
                &plan(&["update"], &before, &json!({"listed": 2, "other": 2})),
                &[]
            )
            .len(),
            1
        );
        assert_eq!(
            faults(&plan(&["delete"], &before, &Value::Null), &[]).len(),
            1
        );
        assert!(faults(&plan(&["delete"], &before, &Value::Null), &["module.a."]).is_empty());
        assert_eq!(
            faults(&plan(&["no-op"], &before, &before), &["module.a."]).len(),
            1
        );
        assert_eq!(
            faults(
                &plan(&["delete", "create"], &before, &before),
                &["module.a."]
            )
            .len(),
            2
        );
        assert_eq!(
            faults(&plan(&["create"], &Value::Null, &before), &[]).len(),
            1
        );
    }

    #[test]
    fn a_star_stands_for_any_text() {
        assert!(matches("a.*[*]", "a.b[\"c\"]"));
        assert!(!matches("a.*[*]", "b.b[\"c\"]"));
        assert!(!matches("a", "ab"));
    }
}
