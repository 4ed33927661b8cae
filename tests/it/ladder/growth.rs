//! Growth: a tree is applied, the blueprint changes, and the new tree is planned against the old tree's state.
//!
//! Nothing may be destroyed or replaced but what left. What changes in place is on the list `tests/growth.toml`, and everything on the list does.

mod list;
mod steps;

use std::collections::BTreeSet;

use serde_json::Value;

use super::climber::Climber;
use super::rungs;
use list::Growth;
use steps::{
    Adds, STEPS, STEPS_UNDER_A_DOMAIN, Step, replace, retired, single, with_domain, without_second,
};

/// The tree that grows: two regions with two zones each.
const OLD: &str = include_str!("growth/old.toml");

#[test]
fn nothing_is_destroyed_but_what_left() {
    let mut list = Growth::read();
    let mut climber = Climber::new("growth", OLD);
    rungs::apply(&mut climber).unwrap_or_else(|reason| panic!("{reason}"));
    let emulator = climber.emulator.as_ref().expect("the tree was applied");
    emulator.create_hosted_zone("example.com");
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
        replaces: &[],
        adds: Adds::Something,
    };
    faults.extend(take(&mut climber, &mut list, &back, OLD));
    // The region's buckets hold logs by now, and its load balancer is protected, so they leave only once their protection is off.
    let unprotected = replace(
        OLD,
        "force_destroy = false",
        "force_destroy = true\ndeletion_protection = false",
    );
    let under_a_domain = with_domain(&unprotected);
    apply(&mut climber, &under_a_domain);
    for step in &STEPS_UNDER_A_DOMAIN {
        faults.extend(take(&mut climber, &mut list, step, &under_a_domain));
    }
    apply(&mut climber, &retired(&under_a_domain));
    let gone = Step {
        name: "a retired region goes",
        change: without_second,
        leaves: &[],
        replaces: &[],
        adds: Adds::Nothing,
    };
    faults.extend(take(&mut climber, &mut list, &gone, &under_a_domain));
    // From one region to two: what led to the only one leads to it still.
    let second = Step {
        name: "a second region",
        change: str::to_owned,
        leaves: &[],
        replaces: &[],
        adds: Adds::Something,
    };
    faults.extend(take(&mut climber, &mut list, &second, &under_a_domain));

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
            (["delete", "create"] | ["create", "delete"], None) if replaced(step, address) => {
                added += 1;
            }
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

fn replaced(step: &Step, address: &str) -> bool {
    step.replaces.iter().any(|end| address.ends_with(end))
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

#[cfg(test)]
mod tests {
    use super::list::InPlace;
    use super::{Adds, Growth, Step, judge};
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
            replaces: &[],
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
}
