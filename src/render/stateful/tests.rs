use super::Stateful;
use crate::plan::{AuroraPlan, BackupCopy, BackupPlan, EfsPlan, Plan, RegionName};

const TWO_REGIONS: &str = r#"
name = "springfield"
environment = "test"
primary_region = "us-east-1"

[[region]]
name = "us-east-1"
cidr = "10.20.0.0/16"

[[region]]
name = "us-west-2"
cidr = "10.21.0.0/16"
"#;

/// Each address with its attributes, a line each.
fn listed(plan: &Plan) -> String {
    let mut text = String::new();
    for (address, attributes) in Stateful::of(plan).iter() {
        text.push_str(&format!("{address}\n"));
        for (name, replacing) in attributes {
            text.push_str(&format!(
                "  {name} = {} {:?}\n",
                replacing.value, replacing.keys
            ));
        }
    }
    text
}

/// What a part adds to the plan.
fn added(plan: &Plan) -> String {
    let bare = listed(&Plan::of_blueprint(TWO_REGIONS));
    let whole = listed(plan);
    let part = whole.strip_suffix(&bare).or(whole.strip_prefix(&bare));
    part.expect("parts sort before the Regions").to_owned()
}

#[test]
fn every_region_has_keys_and_buckets() {
    let one = TWO_REGIONS
        .split_once("primary_region")
        .expect("it is there")
        .0;
    let one = format!("{one}[[region]]\nname = \"us-east-1\"\ncidr = \"10.20.0.0/16\"\n");
    insta::assert_snapshot!(listed(&Plan::of_blueprint(&one)), @r#"
    module.us_east_1.module.kms.aws_kms_key.this["logs"]
    module.us_east_1.module.kms.aws_kms_key.this["session"]
    module.us_east_1.module.kms.aws_kms_key.this["storage"]
    module.us_east_1.module.logs.aws_s3_bucket.access
      bucket = springfield-test-access-<account id>-use1 ["name", "environment"]
    module.us_east_1.module.logs.aws_s3_bucket.alb
      bucket = springfield-test-alb-<account id>-use1 ["name", "environment"]
    module.us_east_1.module.logs.aws_s3_bucket.logs
      bucket = springfield-test-logs-<account id>-use1 ["name", "environment"]
    "#);
}

#[test]
fn a_database_in_one_region() {
    let plan = Plan::of_blueprint(TWO_REGIONS);
    let plan = plan.with_aurora(AuroraPlan::of_one_region("us-east-1"));
    insta::assert_snapshot!(added(&plan), @r#"
    module.aurora_us_east_1.aws_kms_key.secret
    module.aurora_us_east_1.aws_rds_cluster.this
      cluster_identifier = springfield-test-use1 ["name", "environment"]
      db_subnet_group_name = springfield-test ["name", "environment"]
      engine = aurora-postgresql ["aurora.engine"]
      kms_key_id = module.us_east_1.module.kms.aws_kms_key.this["storage"] []
    "#);
}

#[test]
fn a_global_database() {
    let aurora = AuroraPlan::of_one_region("us-east-1").over(&["us-west-2"]);
    let plan = Plan::of_blueprint(TWO_REGIONS).with_aurora(aurora);
    insta::assert_snapshot!(added(&plan), @r#"
    module.aurora_global.aws_rds_global_cluster.this
      global_cluster_identifier = springfield-test ["name", "environment"]
    module.aurora_us_east_1.aws_kms_key.secret
    module.aurora_us_east_1.aws_rds_cluster.this
      cluster_identifier = springfield-test-use1 ["name", "environment"]
      db_subnet_group_name = springfield-test ["name", "environment"]
      engine = aurora-postgresql ["aurora.engine"]
      kms_key_id = module.us_east_1.module.kms.aws_kms_key.this["storage"] []
    module.aurora_us_west_2.aws_kms_key.secret
    module.aurora_us_west_2.aws_rds_cluster.this
      cluster_identifier = springfield-test-usw2 ["name", "environment"]
      db_subnet_group_name = springfield-test ["name", "environment"]
      engine = aurora-postgresql ["aurora.engine"]
      kms_key_id = module.us_west_2.module.kms.aws_kms_key.this["storage"] []
    "#);
}

#[test]
fn a_replicated_file_system() {
    let efs = EfsPlan {
        replica: Some(RegionName::of("us-west-2")),
        ..EfsPlan::of_one_region("us-east-1")
    };
    let plan = Plan::of_blueprint(TWO_REGIONS).with_efs(efs);
    insta::assert_snapshot!(added(&plan), @r#"
    module.efs_replication.aws_efs_replication_configuration.this
      destination.kms_key_id = module.us_west_2.module.kms.aws_kms_key.this["storage"] ["efs.replica_region"]
      destination.region = us-west-2 ["efs.replica_region"]
      source_file_system_id = module.efs_us_east_1.aws_efs_file_system.this ["efs.region"]
    module.efs_us_east_1.aws_efs_file_system.this
      kms_key_id = module.us_east_1.module.kms.aws_kms_key.this["storage"] []
    "#);
}

#[test]
fn backups_with_copies() {
    let backup = BackupPlan {
        copy: Some(BackupCopy {
            region: RegionName::of("us-west-2"),
            retention_days: 35,
        }),
        ..BackupPlan::of_regions(&["us-east-1"])
    };
    let plan = Plan::of_blueprint(TWO_REGIONS).with_backup(backup);
    insta::assert_snapshot!(added(&plan), @r#"
    module.backup_us_east_1.aws_backup_vault.this
      kms_key_arn = module.backup_us_east_1.aws_kms_key.this []
      name = springfield-test ["name", "environment"]
    module.backup_us_east_1.aws_kms_key.this
    module.backup_vault_us_west_2.aws_backup_vault.this
      kms_key_arn = module.backup_vault_us_west_2.aws_kms_key.this []
      name = springfield-test-copy ["name", "environment"]
    module.backup_vault_us_west_2.aws_kms_key.this
    "#);
}

#[test]
fn a_user_pool() {
    let blueprint = format!(
        "{TWO_REGIONS}\n[dns]\ndomain = \"www.example.com\"\nhosted_zone = \"example.com\"\n\n[cognito]\nprotected_paths = [\"/account\"]\n"
    );
    insta::assert_snapshot!(added(&Plan::of_blueprint(&blueprint)), @r#"
    module.cognito_us_east_1.aws_cognito_user_pool.this
      name = springfield-test ["name", "environment"]
    "#);
}
