//! The rule, for everything that holds data.

use std::collections::BTreeSet;

use super::{EAST, OHIO, SIGN_IN, THREE_REGIONS, WEST, bare, copy, full, lost, replicated};
use crate::choice::{Engine, MinorUpgrades};
use crate::plan::{AuroraPlan, BackupPlan, EfsPlan, Plan, ThroughputPlan};

/// The same as words: `address` for what is destroyed, `address attribute attribute` for what is replaced.
fn words(before: &Plan, after: &Plan) -> Vec<String> {
    lost(before, after)
        .iter()
        .map(|loss| {
            let attributes = loss.replacements.iter();
            let attributes = attributes.map(|change| format!(" {}", change.attribute));
            format!("{}{}", loss.address, attributes.collect::<String>())
        })
        .collect()
}

#[test]
fn what_changes_in_place_is_let_pass() {
    let before = full(THREE_REGIONS);
    let aurora = || AuroraPlan::of_one_region(EAST).over(&[WEST]);
    let mut larger = aurora();
    larger.instances = 5;
    larger.backup_retention_days = 35;
    larger.version.engine_version = "17".to_owned();
    larger.version.minor_upgrades = MinorUpgrades::Automatic;
    let edits = [
        before.clone(),
        before.clone().with_aurora(larger),
        before.clone().with_aurora(aurora().serverless()),
        before.clone().with_aurora(aurora().over(&[WEST, OHIO])),
        before.clone().with_efs(EfsPlan {
            throughput: ThroughputPlan::Bursting,
            transition_to_ia_days: 7,
            ..replicated(EAST, WEST)
        }),
        before.clone().with_backup(BackupPlan {
            daily_retention_days: 1,
            start_hour: 7,
            copy: copy(OHIO),
            ..BackupPlan::of_regions(&[EAST, WEST])
        }),
        full(&format!(
            "{THREE_REGIONS}\n[protection]\nforce_destroy = true\ndeletion_protection = false\n"
        )),
        full(&THREE_REGIONS.replace("10.20.", "10.30.")),
        full(&THREE_REGIONS.replace(
            "primary_region = \"us-east-1\"",
            "primary_region = \"us-west-2\"",
        )),
    ];
    for after in edits {
        assert_eq!(words(&before, &after), [""; 0], "{after:?}");
    }
}

#[test]
fn parts_come_and_a_database_becomes_global() {
    assert_eq!(words(&bare(), &full(THREE_REGIONS)), [""; 0]);
    let single = bare().with_aurora(AuroraPlan::of_one_region(EAST));
    let global = bare().with_aurora(AuroraPlan::of_one_region(EAST).over(&[WEST, OHIO]));
    assert_eq!(words(&single, &global), [""; 0]);
    let efs = bare().with_efs(EfsPlan::of_one_region(EAST));
    let replica = bare().with_efs(replicated(EAST, WEST));
    assert_eq!(words(&efs, &replica), [""; 0]);
}

#[test]
fn after_a_switchover_the_new_home_may_be_stated() {
    let before = bare().with_aurora(AuroraPlan::of_one_region(EAST).over(&[WEST]));
    let after = bare().with_aurora(AuroraPlan::of_one_region(WEST).over(&[EAST]));
    assert_eq!(words(&before, &after), [""; 0]);
}

#[test]
fn another_name_or_environment() {
    let before = full(&format!("{THREE_REGIONS}{SIGN_IN}"));
    let mut expected: Vec<String> = [
        "module.aurora_global.aws_rds_global_cluster.this global_cluster_identifier",
        "module.aurora_us_east_1.aws_rds_cluster.this cluster_identifier db_subnet_group_name",
        "module.aurora_us_west_2.aws_rds_cluster.this cluster_identifier db_subnet_group_name",
        "module.backup_us_east_1.aws_backup_vault.this name",
        "module.backup_vault_us_east_2.aws_backup_vault.this name",
        "module.cognito_us_east_1.aws_cognito_user_pool.this name",
    ]
    .map(str::to_owned)
    .to_vec();
    for region in ["us_east_1", "us_east_2", "us_west_2"] {
        for bucket in ["access", "alb", "logs"] {
            expected.push(format!(
                "module.{region}.module.logs.aws_s3_bucket.{bucket} bucket"
            ));
        }
    }
    for (old, new) in [
        ("\"springfield\"", "\"shelbyville\""),
        ("\"test\"", "\"prod\""),
    ] {
        let after = full(&format!("{THREE_REGIONS}{SIGN_IN}").replace(old, new));
        assert_eq!(words(&before, &after), expected);
    }
}

#[test]
fn another_engine() {
    let before = full(THREE_REGIONS);
    let mut aurora = AuroraPlan::of_one_region(EAST).over(&[WEST]);
    aurora.engine = Engine::AuroraMysql;
    let after = before.clone().with_aurora(aurora);
    let expected =
        ["east_1", "west_2"].map(|r| format!("module.aurora_us_{r}.aws_rds_cluster.this engine"));
    assert_eq!(words(&before, &after), expected);
}

#[test]
fn a_database_that_is_global_no_longer_or_in_fewer_regions() {
    let global = bare().with_aurora(AuroraPlan::of_one_region(EAST).over(&[WEST, OHIO]));
    let fewer = bare().with_aurora(AuroraPlan::of_one_region(EAST).over(&[OHIO]));
    let of_west = [
        "module.aurora_us_west_2.aws_kms_key.secret",
        "module.aurora_us_west_2.aws_rds_cluster.this",
    ];
    assert_eq!(words(&global, &fewer), of_west);
    let global = bare().with_aurora(AuroraPlan::of_one_region(EAST).over(&[WEST]));
    let single = bare().with_aurora(AuroraPlan::of_one_region(EAST));
    let mut expected = vec!["module.aurora_global.aws_rds_global_cluster.this"];
    expected.extend(of_west);
    assert_eq!(words(&global, &single), expected);
}

#[test]
fn a_database_that_moves_or_goes() {
    let before = bare().with_aurora(AuroraPlan::of_one_region(EAST));
    let moved = bare().with_aurora(AuroraPlan::of_one_region(WEST));
    for after in [moved, bare()] {
        assert_eq!(
            words(&before, &after),
            [
                "module.aurora_us_east_1.aws_kms_key.secret",
                "module.aurora_us_east_1.aws_rds_cluster.this",
            ]
        );
    }
}

#[test]
fn a_file_system_that_moves_or_goes_and_its_copy() {
    let file_system = "module.efs_us_east_1.aws_efs_file_system.this";
    let replication = "module.efs_replication.aws_efs_replication_configuration.this";
    let single = bare().with_efs(EfsPlan::of_one_region(EAST));
    let before = bare().with_efs(replicated(EAST, WEST));
    let moved = bare().with_efs(EfsPlan::of_one_region(WEST));
    assert_eq!(words(&single, &moved), [file_system]);
    assert_eq!(words(&single, &bare()), [file_system]);
    assert_eq!(words(&before, &single), [replication]);
    assert_eq!(words(&before, &bare()), [replication, file_system]);
    assert_eq!(
        words(&before, &bare().with_efs(replicated(EAST, OHIO))),
        [format!(
            "{replication} destination.kms_key_id destination.region"
        )]
    );
    assert_eq!(
        words(&before, &bare().with_efs(replicated(OHIO, WEST))),
        [
            format!("{replication} source_file_system_id"),
            file_system.to_owned()
        ]
    );
}

#[test]
fn backups_that_move_or_go() {
    let plan = |homes: &[&str], copy| {
        bare().with_backup(BackupPlan {
            copy,
            ..BackupPlan::of_regions(homes)
        })
    };
    let of = |module: &str| {
        ["aws_backup_vault", "aws_kms_key"].map(|kind| format!("module.{module}.{kind}.this"))
    };
    let before = plan(&[EAST, WEST], copy(OHIO));
    let copies = of("backup_vault_us_east_2");
    assert_eq!(
        words(&before, &plan(&[EAST], copy(OHIO))),
        of("backup_us_west_2")
    );
    assert_eq!(words(&before, &plan(&[EAST, WEST], None)), copies);
    let before = plan(&[EAST], copy(OHIO));
    assert_eq!(words(&before, &plan(&[EAST], copy(WEST))), copies);
    assert_eq!(
        words(&before, &bare()),
        [of("backup_us_east_1"), copies].concat()
    );
}

#[test]
fn a_user_pool_that_moves_or_goes() {
    let before = Plan::of_blueprint(&format!("{THREE_REGIONS}{SIGN_IN}"));
    let moved = Plan::of_blueprint(&format!("{THREE_REGIONS}{SIGN_IN}region = \"us-west-2\"\n"));
    let pool = ["module.cognito_us_east_1.aws_cognito_user_pool.this"];
    assert_eq!(words(&before, &moved), pool);
    assert_eq!(words(&before, &bare()), pool);
}

#[test]
fn a_region_that_leaves_takes_along_what_it_holds() {
    let west = "cidr = \"10.21.0.0/16\"";
    let retired =
        Plan::of_blueprint(&THREE_REGIONS.replace(west, &format!("{west}\nretired = true")));
    let before = full(THREE_REGIONS);
    let after = retired
        .with_aurora(AuroraPlan::of_one_region(EAST).over(&[OHIO]))
        .with_efs(replicated(EAST, OHIO))
        .with_backup(before.backup().cloned());
    let lost = words(&before, &after);
    let gone: BTreeSet<&str> = lost
        .iter()
        .filter(|words| words.contains("us_west_2"))
        .map(String::as_str)
        .collect();
    assert_eq!(
        gone.len(),
        8,
        "three keys, three buckets, a cluster and its key: {lost:?}"
    );
    assert_eq!(lost.len(), 9, "and the copy of the files: {lost:?}");
}
