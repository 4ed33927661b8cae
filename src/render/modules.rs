use super::choices::Choices;
use super::{Library, Tree, TreePath};
use crate::choice::Topology;
use crate::plan::Plan;

/// The modules of every tree, besides the root.
const MODULES: [&str; 10] = [
    "alb",
    "asg",
    "flow_logs",
    "instance_role",
    "kms",
    "logs",
    "nat",
    "region",
    "session_manager",
    "vpc",
];

/// The folders of a module that are copied as they are. Every other folder is a choice.
const PLAIN_FOLDERS: [&str; 2] = ["queries", "tests"];

/// Copies every module, and of each choice folder the chosen option.
pub(super) fn render(plan: &Plan, library: &Library, choices: &Choices, tree: &mut Tree) {
    for module in MODULES.into_iter().chain(optional(plan)) {
        for (path, text) in library.module(module) {
            if let Some(place) = place(module, path, choices) {
                tree.insert(tree_path(&format!("modules/{module}/{place}")), text);
            }
        }
    }
}

/// The modules that only some roots call.
fn optional(plan: &Plan) -> Vec<&'static str> {
    let mut modules = data(plan);
    modules.extend(streams(plan));
    if plan.pipeline().is_some() {
        modules.extend(["codedeploy", "codepipeline"]);
    }
    let Some(domain) = plan.entry().domain() else {
        return modules;
    };
    if domain.hosted_zone().is_some() {
        modules.extend(["acm", "dns"]);
    }
    if let Some(cognito) = &domain.cognito {
        modules.push("cognito");
        let regions = plan.regions().active().keys();
        let (direct, by_oidc): (Vec<_>, Vec<_>) =
            regions.partition(|name| cognito.asks_directly(name));
        modules.extend((!direct.is_empty()).then_some("authenticate_cognito"));
        modules.extend((!by_oidc.is_empty()).then_some("authenticate_oidc"));
    }
    modules
}

/// Those of the data tier.
fn data(plan: &Plan) -> Vec<&'static str> {
    let mut modules = Vec::new();
    if let Some(aurora) = plan.aurora() {
        modules.push("aurora");
        if aurora.topology.choice() == Topology::Global {
            modules.extend(["aurora_global", "aurora_secret"]);
        }
    }
    if let Some(efs) = plan.efs() {
        modules.extend(["efs", "efs_mount"]);
        modules.extend(efs.replica.is_some().then_some("efs_replication"));
    }
    if let Some(backup) = plan.backup() {
        modules.push("backup");
        modules.extend(backup.copy.is_some().then_some("backup_vault"));
    }
    modules
}

/// Those that watch, deliver and query.
fn streams(plan: &Plan) -> Vec<&'static str> {
    let (firehose, athena) = (plan.firehose().is_some(), plan.athena().is_some());
    let trail = plan.trail().is_some();
    let modules = [
        (firehose, "firehose"),
        (athena, "athena"),
        (athena && firehose, "fleet_queries"),
        (athena && trail, "trail_queries"),
        (trail, "cloudtrail"),
        (plan.alarms().is_some(), "alarms"),
    ];
    let wanted = modules.into_iter().filter(|(is_wanted, _)| *is_wanted);
    wanted.map(|(_, module)| module).collect()
}

/// Where a source file of a module goes below it; `None` for options that are not taken.
///
/// `egress/per_az.tf` becomes `egress.tf`; its test, `egress/per_az.tftest.hcl`, becomes `tests/egress.tftest.hcl`.
pub(super) fn place(module: &str, path: &str, choices: &Choices) -> Option<String> {
    let Some((folder, file)) = path.split_once('/') else {
        return Some(path.to_owned());
    };
    if PLAIN_FOLDERS.contains(&folder) {
        return Some(path.to_owned());
    }
    let stem = choices
        .stem(module, folder)
        .expect("every other folder of a module is a choice that the plan makes");
    match file.strip_prefix(stem)? {
        ending @ (".tf" | ".tf.tera") => Some(format!("{folder}{ending}")),
        ending @ (".tftest.hcl" | ".tftest.hcl.tera") => Some(format!("tests/{folder}{ending}")),
        _ => None,
    }
}

/// A path of the library, as a path of the tree.
pub(super) fn tree_path(path: &str) -> TreePath {
    TreePath::new(path).expect("paths under modules/ are portable and relative")
}
