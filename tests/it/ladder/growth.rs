//! Growth: a tree is applied, the blueprint changes, and the new tree is planned against the old tree's state.
//!
//! Nothing may be destroyed or replaced but what left. What changes in place is on the list `tests/growth.toml`, and everything on the list does.

mod list;
mod steps;

use super::climber::Climber;
use super::edit::{self, Adds, Refresh, Terms};
use super::rungs;
use list::Growth;
use steps::{
    STEPS, STEPS_UNDER_A_DOMAIN, Step, replace, retired, single, with_domain, without_second,
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
    let plan = match edit::plan(climber, &(step.change)(old), Refresh::Read) {
        Ok(plan) => plan,
        Err(reason) => return vec![format!("{}: {reason}", step.name)],
    };
    climber.say(&format!("{}: {}", step.name, edit::summary(&plan)));
    let terms = Terms {
        name: step.name,
        leaves: step.leaves.to_vec(),
        replaces: step.replaces.to_vec(),
        adds: step.adds,
    };
    edit::judge(&plan, &terms, |address, attribute| {
        list.admits(step.name, address, attribute)
    })
}
