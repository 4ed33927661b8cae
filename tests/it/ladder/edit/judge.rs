use std::collections::BTreeSet;

use serde_json::Value;

use super::{Adds, Terms, matches};

/// What is wrong with an edit's plan: whatever leaves, is replaced, or changes in place without being admitted, and what was expected and is
/// not there. `admits` is asked about the address and the attribute of every change in place.
pub(crate) fn judge(
    plan: &Value,
    terms: &Terms<'_>,
    mut admits: impl FnMut(&str, &str) -> bool,
) -> Vec<String> {
    let name = terms.name;
    let mut faults = Vec::new();
    let (mut left, mut replaced) = (BTreeSet::new(), BTreeSet::new());
    let (mut added, mut updated) = (0, 0);
    for (address, actions, change) in changes(plan) {
        let leaves = pattern_of(&terms.leaves, address);
        let replaces = pattern_of(&terms.replaces, address);
        match (actions.as_slice(), leaves, replaces) {
            (["no-op" | "read"], ..) => {}
            (["create"], ..) => added += 1,
            (["delete", "create"] | ["create", "delete"], None, Some(replaces)) => {
                replaced.insert(replaces);
                added += 1;
            }
            (["delete"], Some(leaves), _) => {
                left.insert(leaves);
            }
            (["update"], None, _) => {
                updated += 1;
                for attribute in changed_attributes(change) {
                    if !admits(address, &attribute) {
                        faults.push(format!("{name}: {address}: `{attribute}` changes in place"));
                    }
                }
            }
            (actions, ..) => {
                let why = reasons(change);
                faults.push(format!("{name}: {address}: {}{why}", actions.join(" and ")));
            }
        }
    }
    for pattern in terms.leaves.iter().filter(|leaves| !left.contains(*leaves)) {
        faults.push(format!("{name}: {pattern} did not leave"));
    }
    for pattern in &terms.replaces {
        if !replaced.contains(pattern) {
            faults.push(format!("{name}: {pattern} was not replaced"));
        }
    }
    let as_expected = match terms.adds {
        Adds::Something => added > 0,
        Adds::Nothing => added == 0,
        Adds::Perhaps => added + updated > 0,
    };
    if !as_expected {
        faults.push(format!(
            "{name}: {added} resources are added, {updated} change"
        ));
    }
    faults
}

fn pattern_of<'a>(patterns: &[&'a str], address: &str) -> Option<&'a str> {
    let mut patterns = patterns.iter().copied();
    patterns.find(|pattern| matches(pattern, address))
}

/// The attributes that make the provider replace a resource.
fn reasons(change: &Value) -> String {
    match &change["replace_paths"] {
        Value::Array(paths) => format!(", because of {}", Value::from(paths.clone())),
        _ => String::new(),
    }
}

/// Address, actions and change of every resource of a plan.
pub(crate) fn changes(plan: &Value) -> Vec<(&str, Vec<&str>, &Value)> {
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

/// How much a plan does.
pub(crate) fn summary(plan: &Value) -> String {
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
    use super::{Adds, Terms, judge};
    use serde_json::{Value, json};

    fn plan(actions: &[&str], before: &Value, after: &Value) -> Value {
        json!({"resource_changes": [{
            "mode": "managed", "address": "module.a.aws_x.y[\"z\"]",
            "change": {"actions": actions, "before": before, "after": after, "after_unknown": {}},
        }]})
    }

    /// How many faults there are under terms that admit changes of `listed`.
    fn faults(plan: &Value, leaves: &[&str], replaces: &[&str], adds: Adds) -> usize {
        let terms = Terms {
            name: "edit",
            leaves: leaves.to_vec(),
            replaces: replaces.to_vec(),
            adds,
        };
        judge(plan, &terms, |_, attribute| attribute == "listed").len()
    }

    #[test]
    fn a_destruction_a_replacement_and_an_unlisted_change_are_faults() {
        let before = json!({"listed": 1, "other": 1});
        let found = |actions: &[&str], after: &Value, leaves: &[&str]| {
            faults(&plan(actions, &before, after), leaves, &[], Adds::Nothing)
        };
        let all = ["module.a.*"];
        assert_eq!(found(&["no-op"], &before, &[]), 0);
        assert_eq!(
            found(&["update"], &json!({"listed": 2, "other": 1}), &[]),
            0
        );
        assert_eq!(
            found(&["update"], &json!({"listed": 2, "other": 2}), &[]),
            1
        );
        assert_eq!(found(&["delete"], &Value::Null, &[]), 1);
        assert_eq!(found(&["delete"], &Value::Null, &all), 0);
        assert_eq!(found(&["no-op"], &before, &all), 1);
        assert_eq!(found(&["delete", "create"], &before, &all), 2);
        assert_eq!(found(&["create"], &before, &[]), 1);
    }

    #[test]
    fn only_what_may_be_replaced_is_and_it_must_be() {
        let values = json!({"listed": 1});
        let both = plan(&["delete", "create"], &values, &values);
        assert_eq!(faults(&both, &[], &[], Adds::Perhaps), 2);
        assert_eq!(faults(&both, &[], &["*.aws_x.y[*]"], Adds::Something), 0);
        assert_eq!(
            faults(&both, &[], &["*.aws_x.y[*]", "*.aws_z.*"], Adds::Perhaps),
            1
        );
    }

    #[test]
    fn an_edit_without_effect_is_a_fault() {
        let values = json!({"listed": 1});
        let nothing = plan(&["no-op"], &values, &values);
        assert_eq!(faults(&nothing, &[], &[], Adds::Perhaps), 1);
        let update = plan(&["update"], &values, &json!({"listed": 2}));
        assert_eq!(faults(&update, &[], &[], Adds::Perhaps), 0);
        let create = plan(&["create"], &Value::Null, &values);
        assert_eq!(faults(&create, &[], &[], Adds::Perhaps), 0);
    }
}
