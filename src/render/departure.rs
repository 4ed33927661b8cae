use crate::plan::{Plan, RegionName};

/// Why a resource that holds data is no longer part of a tree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Departure {
    /// The reason, as part of a sentence.
    pub reason: String,
    /// Keys of the plan that decide it, the first of them first. None where what decided it is no longer stated.
    pub keys: Vec<String>,
    /// Whether its Region left without having been `retired`, which Terraform needs to destroy it.
    pub needs_retirement: bool,
}

/// The part that left.
struct Part<'a> {
    /// Its Region, as modules are named after it.
    alias: &'a str,
    /// Whether the database was global before.
    was_global: bool,
}

/// Why a part left, by the plan without it.
type Why = fn(&Plan, &Part<'_>) -> Departure;

impl Departure {
    /// Why `address`, which an earlier tree had, is not in the tree of `plan`. `had` tells of any address whether the earlier tree had it.
    pub fn of(address: &str, plan: &Plan, had: impl Fn(&str) -> bool) -> Self {
        let module = address.strip_prefix("module.").unwrap_or(address);
        let module = module.split_once('.').map_or(module, |(module, _)| module);
        let was_global = had("module.aurora_global.aws_rds_global_cluster.this");
        // `backup_vault_` before `backup_`: the one begins with the other.
        let parts: [(&str, Why); 12] = [
            ("aurora_global", topology),
            ("aurora_", aurora),
            ("efs_replication", replica),
            ("efs_", file_system),
            ("backup_vault_", copies),
            ("backup_", backup),
            ("cognito_", user_pool),
            ("firehose_", |_, _| Self::section("firehose")),
            ("athena_", |_, _| Self::section("athena")),
            ("cloudtrail_", trail),
            ("codedeploy_", |_, _| Self::section("codepipeline")),
            ("codepipeline_", pipeline),
        ];
        let part = parts
            .into_iter()
            .find_map(|(prefix, why)| Some((why, module.strip_prefix(prefix)?)));
        let (why, alias) = part.map_or((None, module), |(why, alias)| (Some(why), alias));
        let stays = |region: &RegionName| region.alias() == alias;
        let regions = plan.regions();
        if let Some(retired) = regions.retired().iter().find(|region| stays(region)) {
            return Self::because(
                format!("`{retired}` is retired"),
                &[&format!("region.{retired}.retired")],
            );
        }
        if is_region(alias) && !regions.active().keys().any(stays) {
            return Self {
                needs_retirement: true,
                ..Self::because(
                    format!(
                        "there is no `[[region]]` of `{}` any more",
                        alias.replace('_', "-")
                    ),
                    &[],
                )
            };
        }
        match why {
            Some(why) => why(plan, &Part { alias, was_global }),
            None => Self::because("this tree has no such resource any more", &[]),
        }
    }

    fn because(reason: impl Into<String>, keys: &[&str]) -> Self {
        Self {
            reason: reason.into(),
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            needs_retirement: false,
        }
    }

    fn section(name: &str) -> Self {
        Self::because(format!("there is no `[{name}]` any more"), &[])
    }
}

/// Whether a module is named after a Region: `us_east_1`.
fn is_region(alias: &str) -> bool {
    let (place, number) = alias.rsplit_once('_').unwrap_or_default();
    place.contains('_') && number.parse::<u8>().is_ok()
}

fn topology(plan: &Plan, _: &Part<'_>) -> Departure {
    match plan.aurora() {
        None => Departure::section("aurora"),
        Some(_) => Departure::because("the database is no longer global", &["aurora.topology"]),
    }
}

fn aurora(plan: &Plan, part: &Part<'_>) -> Departure {
    match plan.aurora() {
        None => Departure::section("aurora"),
        Some(_) if part.was_global => topology(plan, part),
        Some(aurora) => Departure::because(
            format!("the database is in `{}` now", aurora.region),
            &["aurora.region"],
        ),
    }
}

fn replica(plan: &Plan, _: &Part<'_>) -> Departure {
    match plan.efs() {
        None => Departure::section("efs"),
        Some(_) => Departure::because(
            "the file system is no longer replicated",
            &["efs.replica_region"],
        ),
    }
}

fn file_system(plan: &Plan, _: &Part<'_>) -> Departure {
    match plan.efs() {
        None => Departure::section("efs"),
        Some(efs) => Departure::because(
            format!("the file system is in `{}` now", efs.region),
            &["efs.region"],
        ),
    }
}

fn copies(plan: &Plan, _: &Part<'_>) -> Departure {
    match plan.backup().map(|backup| &backup.copy) {
        None => Departure::section("backup"),
        Some(None) => Departure::because(
            "recovery points are no longer copied",
            &["backup.copy_region"],
        ),
        Some(Some(copy)) => Departure::because(
            format!("recovery points are copied to `{}` now", copy.region),
            &["backup.copy_region"],
        ),
    }
}

fn backup(plan: &Plan, _: &Part<'_>) -> Departure {
    match plan.backup() {
        None => Departure::section("backup"),
        Some(_) => Departure::because(
            "nothing in its Region is backed up any more",
            &["aurora.region", "efs.region"],
        ),
    }
}

fn user_pool(plan: &Plan, _: &Part<'_>) -> Departure {
    let cognito = plan
        .entry()
        .domain()
        .and_then(|domain| domain.cognito.as_ref());
    match cognito {
        None => Departure::section("cognito"),
        Some(cognito) => Departure::because(
            format!("the user pool is in `{}` now", cognito.region),
            &["cognito.region"],
        ),
    }
}

fn trail(plan: &Plan, _: &Part<'_>) -> Departure {
    match plan.trail() {
        None => Departure::section("cloudtrail"),
        Some(_) => Departure::because(
            format!("the trail is in `{}` now", plan.regions().primary()),
            &["primary_region"],
        ),
    }
}

fn pipeline(plan: &Plan, part: &Part<'_>) -> Departure {
    let primary = plan.regions().primary();
    match plan.pipeline() {
        None => Departure::section("codepipeline"),
        Some(_) if primary.alias() == part.alias => {
            Departure::because("the pipeline has another source", &["codepipeline.source"])
        }
        Some(_) => Departure::because(
            format!("the pipeline is in `{primary}` now"),
            &["primary_region"],
        ),
    }
}
