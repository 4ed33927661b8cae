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
      arn             = "arn:aws:rds:us-east-1:123456789012:cluster:carshare-test-use1"
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

run "serverless" {
  assert {
    condition     = alltrue([for instance in aws_rds_cluster_instance.this : instance.instance_class == "db.serverless"])
    error_message = "Instances must be of the Serverless class, whatever other is stated."
  }

  assert {
    condition     = [for range in aws_rds_cluster.this.serverlessv2_scaling_configuration : [range.min_capacity, range.max_capacity]] == [[0.5, 8]]
    error_message = "The cluster must have the range stated."
  }
}

run "auto_pause" {
  variables {
    serverless = { min_acu = 0, max_acu = 8, auto_pause_seconds = 900 }
  }

  assert {
    condition     = [for range in aws_rds_cluster.this.serverlessv2_scaling_configuration : [range.min_capacity, range.max_capacity, range.seconds_until_auto_pause]] == [[0, 8, 900]]
    error_message = "Instances must pause after the time stated."
  }
}

run "at_max" {
  assert {
    condition     = output.alarms["aurora-acu-at-max"].metrics == { capacity = { namespace = "AWS/RDS", metric_name = "ACUUtilization", dimensions = { DBClusterIdentifier = aws_rds_cluster.this.cluster_identifier }, stat = "Maximum", period = 60 } }
    error_message = "The share of the largest capacity must be watched."
  }

  assert {
    condition     = [output.alarms["aurora-acu-at-max"].comparison, output.alarms["aurora-acu-at-max"].threshold, output.alarms["aurora-acu-at-max"].evaluation_periods, output.alarms["aurora-acu-at-max"].datapoints_to_alarm, output.alarms["aurora-acu-at-max"].treat_missing_data, output.alarms["aurora-acu-at-max"].expression] == ["GreaterThanOrEqualToThreshold", 95, 15, 15, "notBreaching", null]
    error_message = "A quarter of an hour at the largest capacity must be an alarm."
  }

  # Two GiB a unit, whatever class is stated: a twentieth of 16 GiB.
  assert {
    condition     = output.alarms["aurora-memory"].threshold == 858993459 && strcontains(output.alarms["aurora-memory"].description, "max_acu")
    error_message = "Memory must follow from the largest capacity."
  }
}

# PostgreSQL keeps to 2000 connections where capacity may fall below one unit; MySQL does not.
run "small_minimum" {
  variables {
    serverless = { min_acu = 0.5, max_acu = 64 }
  }

  assert {
    condition     = output.alarms["aurora-connections"].threshold == { aurora-mysql = 3196, aurora-postgresql = 1600 }[local.port == 3306 ? "aurora-mysql" : "aurora-postgresql"]
    error_message = "The smallest capacity must bound PostgreSQL's connections."
  }
}

run "without_a_class" {
  variables {
    instance_class         = null
    instance_memory_in_gib = null
  }

  assert {
    condition     = output.alarms["aurora-memory"].threshold == 858993459
    error_message = "Serverless must need no class, nor its memory."
  }
}

run "memory_without_class" {
  command = plan
  variables {
    instance_class = null
  }

  expect_failures = [var.instance_memory_in_gib]
}
