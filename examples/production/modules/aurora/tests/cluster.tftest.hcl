# Holds whatever was chosen.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  # The mock's own text is not JSON, and a policy must be.
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::123456789012:policy/carshare-test-database-use1" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/carshare-test-database-monitoring-use1" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333" }
  }
  mock_resource "aws_rds_cluster" {
    defaults = {
      arn             = "arn:aws:rds:us-east-1:123456789012:cluster:carshare-test"
      endpoint        = "writer.example"
      reader_endpoint = "reader.example"
      master_user_secret = [{
        secret_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-1", secret_status = "active", kms_key_id = ""
      }]
    }
  }
}

override_data {
  target = data.aws_subnet.database["use1-az1"]
  values = { availability_zone = "us-east-1c" }
}

override_data {
  target = data.aws_subnet.database["use1-az2"]
  values = { availability_zone = "us-east-1a" }
}

override_data {
  target = data.aws_subnet.database["use1-az4"]
  values = { availability_zone = "us-east-1b" }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "use1"

  role                       = "primary"
  vpc_id                     = "vpc-1"
  database_subnet_ids        = { use1-az2 = "subnet-2", use1-az1 = "subnet-1", use1-az4 = "subnet-4" }
  instance_security_group_id = "sg-instances"
  instance_role_name         = "carshare-test-instance-use1"
  storage_key_arn            = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
  logs_key_arn               = "arn:aws:kms:us-east-1:123456789012:key/22222222-2222-2222-2222-222222222222"

  engine                     = "aurora-postgresql"
  engine_version             = "16.8"
  parameter_group_family     = "aurora-postgresql16"
  auto_minor_version_upgrade = false

  instance_class         = "db.r6g.large"
  instance_memory_in_gib = 16
  instances              = 2
  max_readers            = 4
  serverless             = { min_acu = 0.5, max_acu = 8 }

  # Of a primary, as both topologies can do with one; a password too, as Terraform 1.11 loses an ephemeral variable of the root that keeps its default
  # between plan and apply.
  master_password         = "of-forty-letters"
  master_password_version = 7
  secret_arn              = "arn:aws:secretsmanager:us-east-1:123456789012:secret:carshare-test-database-1-AbCdEf"

  database_name               = "rides"
  backup_retention_days       = 14
  log_retention_days          = 30
  deletion_protection         = true
  skip_final_snapshot         = false
  key_deletion_window_in_days = 21
}

run "cluster" {
  assert {
    condition     = aws_rds_cluster.this.cluster_identifier == "carshare-test-use1"
    error_message = "The identifier must be name and environment: backups and log groups go by it."
  }

  assert {
    condition     = [aws_rds_cluster.this.engine, aws_rds_cluster.this.engine_version, aws_rds_cluster.this.engine_lifecycle_support] == ["aurora-postgresql", "16.8", "open-source-rds-extended-support-disabled"]
    error_message = "Engine and version must be those stated, and Extended Support must not be paid for."
  }

  assert {
    condition     = aws_rds_cluster.this.allow_major_version_upgrade && aws_rds_cluster.this.apply_immediately
    error_message = "A change, a new major version too, must be made in the apply that shows it."
  }

  assert {
    condition     = aws_rds_cluster.this.storage_encrypted && aws_rds_cluster.this.kms_key_id == var.storage_key_arn
    error_message = "Storage must be encrypted under the storage key."
  }

  assert {
    condition     = aws_rds_cluster.this.iam_database_authentication_enabled
    error_message = "The application signs in by IAM."
  }

  assert {
    condition     = [aws_rds_cluster.this.master_username, aws_rds_cluster.this.database_name] == ["carshare", "rides"]
    error_message = "A cluster of its own must have its master user and the first database."
  }

  assert {
    condition     = aws_rds_cluster.this.db_subnet_group_name == aws_db_subnet_group.this.name && aws_db_subnet_group.this.name == "carshare-test" && aws_db_subnet_group.this.subnet_ids == toset(values(var.database_subnet_ids))
    error_message = "The cluster must lie in all database subnets."
  }

  assert {
    condition     = aws_rds_cluster.this.vpc_security_group_ids == toset([aws_security_group.this.id])
    error_message = "The cluster must be behind its own security group alone."
  }

  assert {
    condition     = aws_rds_cluster.this.port == output.port
    error_message = "The port must be the one that the rules open."
  }

  assert {
    condition     = aws_rds_cluster.this.db_cluster_parameter_group_name == aws_rds_cluster_parameter_group.this.name
    error_message = "The cluster must use its own parameters."
  }

  assert {
    condition     = aws_rds_cluster.this.copy_tags_to_snapshot && alltrue([for instance in aws_rds_cluster_instance.this : instance.copy_tags_to_snapshot])
    error_message = "Snapshots must carry the tags."
  }

  assert {
    condition     = aws_rds_cluster.this.global_cluster_identifier == null && aws_rds_cluster.this.source_region == null && !aws_rds_cluster.this.enable_global_write_forwarding
    error_message = "A cluster of its own must join nothing."
  }

  assert {
    condition     = aws_rds_cluster.this.tags == tomap({ Name = "carshare-test", backup = "carshare-test" })
    error_message = "AWS Backup must find the cluster by its tag."
  }
}

run "backups" {
  assert {
    condition     = aws_rds_cluster.this.backup_retention_period == 14
    error_message = "Backups must be kept as long as stated."
  }

  assert {
    condition     = aws_rds_cluster.this.preferred_backup_window == "05:30-06:00" && aws_rds_cluster.this.preferred_maintenance_window == "sun:06:30-sun:07:30"
    error_message = "Backup and maintenance must have fixed hours apart from each other."
  }

  assert {
    condition     = aws_rds_cluster.this.deletion_protection && !aws_rds_cluster.this.skip_final_snapshot && !aws_rds_cluster.this.delete_automated_backups
    error_message = "A protected cluster must go with a last snapshot, and leave its backups."
  }

  assert {
    condition     = aws_rds_cluster.this.final_snapshot_identifier == "carshare-test-use1-final"
    error_message = "The last snapshot needs its name."
  }
}

run "unprotected" {
  variables {
    deletion_protection = false
    skip_final_snapshot = true
  }

  assert {
    condition     = !aws_rds_cluster.this.deletion_protection && aws_rds_cluster.this.skip_final_snapshot && aws_rds_cluster.this.delete_automated_backups
    error_message = "An unprotected cluster must leave nothing behind."
  }
}

run "parameters" {
  assert {
    condition     = startswith(aws_rds_cluster_parameter_group.this.name_prefix, "carshare-test-") && aws_rds_cluster_parameter_group.this.family == "aurora-postgresql16"
    error_message = "The group must be of the family stated, with a name that lets a new one stand beside it."
  }

  assert {
    condition     = { for parameter in aws_rds_cluster_parameter_group.this.parameter : parameter.name => { value = parameter.value, apply_method = parameter.apply_method } } == local.parameters
    error_message = "The group must hold the parameters of the engine, each with its own way to apply."
  }
}

run "logs" {
  assert {
    condition     = { for log, group in aws_cloudwatch_log_group.this : log => [group.name, group.kms_key_id, tostring(group.retention_in_days)] } == { for log in aws_rds_cluster.this.enabled_cloudwatch_logs_exports : log => ["/aws/rds/cluster/carshare-test-use1/${log}", var.logs_key_arn, "30"] }
    error_message = "Each exported log must have a group of the name that RDS writes to, with key and end."
  }

  assert {
    condition     = length(aws_cloudwatch_log_group.this) > 0
    error_message = "Logs must be exported."
  }

  assert {
    condition     = output.log_group_names == { for log, group in aws_cloudwatch_log_group.this : log => group.name }
    error_message = "The output must name the groups."
  }
}

run "instances" {
  assert {
    condition     = { for key, instance in aws_rds_cluster_instance.this : key => instance.identifier } == { "1" = "carshare-test-use1-1", "2" = "carshare-test-use1-2" }
    error_message = "There must be as many instances as stated, under keys that stay."
  }

  assert {
    condition     = alltrue([for instance in aws_rds_cluster_instance.this : instance.cluster_identifier == aws_rds_cluster.this.id && instance.engine == "aurora-postgresql" && instance.instance_class == local.instance_class])
    error_message = "Instances must be of the cluster, its engine and the class."
  }

  assert {
    condition     = alltrue([for instance in aws_rds_cluster_instance.this : instance.publicly_accessible == false])
    error_message = "No instance may have a public address."
  }

  assert {
    condition     = alltrue([for instance in aws_rds_cluster_instance.this : instance.preferred_maintenance_window == "sun:06:30-sun:07:30" && instance.apply_immediately])
    error_message = "Instances must be maintained when the cluster is, and changed when applied."
  }

  assert {
    condition     = alltrue([for instance in aws_rds_cluster_instance.this : instance.auto_minor_version_upgrade == false])
    error_message = "Minor upgrades must be off where the blueprint states a minor version."
  }

  assert {
    condition     = alltrue([for instance in aws_rds_cluster_instance.this : instance.monitoring_interval == 60 && instance.monitoring_role_arn == aws_iam_role.monitoring.arn])
    error_message = "Instances must be monitored once a minute."
  }

  assert {
    condition     = alltrue([for instance in aws_rds_cluster_instance.this : instance.performance_insights_enabled && instance.performance_insights_kms_key_id == var.storage_key_arn && instance.performance_insights_retention_period == 7])
    error_message = "Performance Insights must be on, for the seven days that are free, under the storage key."
  }
}

run "sixteen_instances" {
  variables {
    instances                  = 16
    max_readers                = 15
    auto_minor_version_upgrade = true
  }

  assert {
    condition     = { for key, instance in aws_rds_cluster_instance.this : key => instance.availability_zone if tonumber(key) >= 3 } == { for number in range(3, 17) : tostring(number) => ["us-east-1c", "us-east-1a", "us-east-1b"][(number - 1) % 3] }
    error_message = "Instances must go round the zones, in the order of the zone ids."
  }

  assert {
    condition     = join(" ", [for number in range(1, 17) : aws_rds_cluster_instance.this[tostring(number)].promotion_tier]) == join(" ", range(0, 16))
    error_message = "The next instance must take over, one after the other."
  }

  assert {
    condition     = alltrue([for instance in aws_rds_cluster_instance.this : instance.auto_minor_version_upgrade])
    error_message = "Minor upgrades must be on where the blueprint states a major version."
  }
}

run "a_zone_more_moves_nothing" {
  variables {
    database_subnet_ids = { use1-az2 = "subnet-2", use1-az4 = "subnet-4" }
  }

  assert {
    condition     = { for key, instance in aws_rds_cluster_instance.this : key => instance.availability_zone } == { "1" = "us-east-1c", "2" = "us-east-1a" }
    error_message = "Instances must stay in their zones, or they would be replaced."
  }
}

run "way" {
  assert {
    condition     = [aws_security_group.this.name, aws_security_group.this.vpc_id] == ["carshare-test-database", "vpc-1"] && length(aws_security_group.this.ingress) == 0 && length(aws_security_group.this.egress) == 0
    error_message = "The group must be of this VPC, and hold no rules of its own."
  }

  assert {
    condition     = [aws_vpc_security_group_ingress_rule.instances.security_group_id, aws_vpc_security_group_ingress_rule.instances.referenced_security_group_id] == [aws_security_group.this.id, "sg-instances"]
    error_message = "Only the instances may come in."
  }

  assert {
    condition     = [aws_vpc_security_group_egress_rule.instances.security_group_id, aws_vpc_security_group_egress_rule.instances.referenced_security_group_id] == ["sg-instances", aws_security_group.this.id]
    error_message = "The instances must get the way out to the database."
  }

  assert {
    condition     = alltrue([for rule in [aws_vpc_security_group_ingress_rule.instances, aws_vpc_security_group_egress_rule.instances] : rule.ip_protocol == "tcp" && rule.from_port == local.port && rule.to_port == local.port])
    error_message = "Both rules must open the database's port and no other."
  }

  assert {
    condition     = output.security_group_id == aws_security_group.this.id
    error_message = "The output must be the database's group."
  }
}

run "secret_key" {
  assert {
    condition     = aws_kms_key.secret.enable_key_rotation && aws_kms_key.secret.deletion_window_in_days == 21
    error_message = "The key of the secret must rotate and have the window stated."
  }

  assert {
    condition     = aws_kms_alias.secret.name == "alias/carshare-test-database-secret" && aws_kms_alias.secret.target_key_id == aws_kms_key.secret.key_id
    error_message = "The key must have its alias."
  }

  assert {
    condition     = output.secret_key_arn == aws_kms_key.secret.arn
    error_message = "The output must be the key of the secret."
  }
}

run "rights" {
  assert {
    condition     = [aws_iam_policy.instance.name, aws_iam_role.monitoring.name] == ["carshare-test-database-use1", "carshare-test-database-monitoring-use1"]
    error_message = "IAM knows no Regions: names must."
  }

  assert {
    condition     = [aws_iam_role_policy_attachment.instance.role, aws_iam_role_policy_attachment.instance.policy_arn] == ["carshare-test-instance-use1", aws_iam_policy.instance.arn]
    error_message = "The instances' role must get the policy."
  }

  assert {
    condition     = [aws_iam_role_policy_attachment.monitoring.role, aws_iam_role_policy_attachment.monitoring.policy_arn] == ["carshare-test-database-monitoring-use1", "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"]
    error_message = "The monitoring role must get AWS's policy for it."
  }
}

run "handles" {
  assert {
    condition     = [output.cluster_arn, output.joinable_cluster_arn, output.cluster_identifier, output.cluster_resource_id] == [aws_rds_cluster.this.arn, aws_rds_cluster.this.arn, "carshare-test-use1", aws_rds_cluster.this.cluster_resource_id]
    error_message = "The outputs must be the cluster's."
  }

  assert {
    condition     = [output.endpoint, output.reader_endpoint] == ["writer.example", "reader.example"]
    error_message = "Each endpoint must be its own."
  }

  assert {
    condition     = output.instance_environment == { DATABASE_ENGINE = "aurora-postgresql", DATABASE_HOST = "writer.example", DATABASE_READER_HOST = "reader.example", DATABASE_WRITER_HOST = "writer.example", DATABASE_PORT = tostring(local.port), DATABASE_NAME = "rides", DATABASE_SECRET_ARN = local.secret_arn, DATABASE_USER = "app" }
    error_message = "The environment must lead to the writer."
  }
}

run "another_first_database" {
  command = plan
  variables {
    database_name = "other"
  }

  expect_failures = [aws_rds_cluster.this]
}
