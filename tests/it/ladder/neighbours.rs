//! The neighbours of an applied tree: each is rendered as users render an edit, and planned against the tree's state.

use std::fs;
use std::time::Instant;

use serde_json::Value;

use super::climber::Climber;
use super::edit::{self, Adds, Refresh, Terms};
use super::neighbour::{Excused, Neighbour};
use super::paths;
use super::rung::Rung;
use super::rungs::{self, is_settled};
use crate::program;

/// What holds data, or without which data cannot be read: never destroyed or replaced by an edit, whatever else the list excuses.
const STATEFUL: [&str; 10] = [
    "aws_backup_vault",
    "aws_cognito_user_pool",
    "aws_efs_file_system",
    "aws_efs_replication_configuration",
    // What has not been delivered yet.
    "aws_kinesis_firehose_delivery_stream",
    "aws_kms_key",
    "aws_rds_cluster",
    "aws_rds_cluster_instance",
    "aws_rds_global_cluster",
    "aws_s3_bucket",
];

/// Plans the neighbours in turn, and applies those that say so. The blueprint of what stands in the end.
pub(crate) fn climb(climber: &mut Climber, neighbours: &[Neighbour]) -> Result<String, String> {
    let mut standing = climber.blueprint().to_owned();
    for neighbour in neighbours {
        let start = Instant::now();
        let new = neighbour.of(&standing);
        is_rendered(climber.name(), &standing, &new)
            .map_err(|reason| format!("{}: {reason}", neighbour.name))?;
        // What an apply has put into the state lacks what only reading adds, and a plan from there may be refused as it is applied.
        let refresh = match neighbour.apply {
            true => Refresh::Read,
            false => Refresh::JustRead,
        };
        let plan = edit::plan(climber, &new, refresh)
            .and_then(|plan| rungs::climb(climber, Rung::Fmt).map(|()| plan))
            .map_err(|reason| format!("{}: {reason}", neighbour.name))?;
        let faults = judge(&plan, neighbour);
        climber.say(&format!(
            "{}: {}, {:.1} s",
            neighbour.name,
            edit::summary(&plan),
            start.elapsed().as_secs_f64()
        ));
        if !faults.is_empty() {
            return Err(faults.join("\n"));
        }
        if neighbour.apply {
            let terraform = climber.terraform();
            terraform
                .run(&["apply", "-input=false", "-no-color", edit::PLAN_FILE])
                .success()?;
            is_settled(&terraform).map_err(|reason| format!("{}: {reason}", neighbour.name))?;
            standing = new;
        }
    }
    Ok(standing)
}

/// What is wrong with a neighbour's plan. What changes in place is not: that is what edits are for.
fn judge(plan: &Value, neighbour: &Neighbour) -> Vec<String> {
    fn addresses(excused: &[Excused]) -> Vec<&str> {
        let excused = excused.iter();
        excused.map(|excused| excused.address.as_str()).collect()
    }
    let terms = Terms {
        name: &neighbour.name,
        leaves: addresses(&neighbour.leaves),
        replaces: addresses(&neighbour.replaces),
        adds: Adds::Perhaps,
    };
    let mut faults = edit::judge(plan, &terms, |_, _| true);
    for excused in neighbour.leaves.iter().chain(&neighbour.replaces) {
        if excused.reason.len() <= 20 {
            faults.push(format!("{}: {}: say why", neighbour.name, excused.address));
        }
    }
    for (address, actions, _) in edit::changes(plan) {
        let stateful = STATEFUL
            .iter()
            .any(|kind| format!(".{address}").contains(&format!(".{kind}.")));
        if stateful && actions.contains(&"delete") {
            faults.push(format!("{}: {address} holds data", neighbour.name));
        }
    }
    faults
}

/// The program renders the edit over the tree, which its guard of what holds data may refuse.
fn is_rendered(name: &str, old: &str, new: &str) -> Result<(), String> {
    let folder = paths::scratch().join(format!("{name}.neighbour"));
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("target/ is writable");
    }
    fs::create_dir_all(&folder).expect("target/ is writable");
    for blueprint in [old, new] {
        fs::write(folder.join("blueprint.toml"), blueprint).expect("target/ is writable");
        let output = program::run(&folder, &["render", "blueprint.toml", "--out", "tree"]);
        if !output.status.success() {
            return Err(program::stderr(&output));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::judge;
    use crate::ladder::rendered::plan_of;
    use crate::ladder::trees::Trees;

    /// Before an hour of the ladder finds it out.
    #[test]
    fn every_neighbour_is_a_sound_blueprint() {
        for tree in Trees::read().entries() {
            let mut standing = tree.blueprint;
            for neighbour in &tree.neighbours {
                let name = format!("{}: {}", tree.name, neighbour.name);
                let new = neighbour.of(&standing);
                plan_of(&name, &new);
                if neighbour.apply {
                    standing = new;
                }
            }
        }
    }

    fn faults(address: &str, actions: &[&str], excuses: &str) -> usize {
        let plan = json!({"resource_changes": [{
            "mode": "managed", "address": address,
            "change": {"actions": actions, "before": {"a": 1}, "after": {"a": 2}, "after_unknown": {}},
        }]});
        let neighbour = toml::from_str(&format!("name = \"edit\"\n{excuses}")).unwrap();
        judge(&plan, &neighbour).len()
    }

    #[test]
    fn what_holds_data_never_leaves() {
        let cluster = "module.aurora_us_east_1.aws_rds_cluster.this";
        let policy = "module.aurora_us_east_1.aws_iam_policy.this";
        assert_eq!(faults(cluster, &["update"], ""), 0);
        for (kind, actions) in [
            ("replaces", ["delete", "create"].as_slice()),
            ("leaves", &["delete"]),
        ] {
            let excuse = |reason: &str| {
                format!(
                    "{kind} = [{{ address = \"*.aws_*.this\", reason = \"{reason}\" }}]\nset = {{ aurora = {{}} }}\n"
                )
            };
            let why = excuse("it holds nothing that anybody would miss");
            assert_eq!(
                faults(cluster, actions, &why),
                1 + usize::from(kind == "leaves")
            );
            assert_eq!(faults(policy, actions, &why), usize::from(kind == "leaves"));
            assert_eq!(
                faults(policy, actions, &excuse("")),
                1 + usize::from(kind == "leaves")
            );
        }
        assert_eq!(faults("aws_kms_key.this", &["create", "delete"], ""), 3);
    }
}
