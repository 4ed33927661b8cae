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

run "alarms" {
  variables {
    role                   = "primary"
    instance_memory_in_gib = 32
    serverless             = { min_acu = 1, max_acu = 16 }
  }

  assert {
    condition     = toset(setsubtract(keys(output.alarms), ["aurora-acu-at-max"])) == toset(["aurora-connections", "aurora-cpu", "aurora-memory", "aurora-replica-lag"])
    error_message = "CPU, memory, connections and lag must be watched, and of a primary no lag between Regions."
  }

  assert {
    condition = { for key, alarm in output.alarms : key => [for metric in alarm.metrics : [metric.metric_name, metric.stat]] if key != "aurora-acu-at-max" } == {
      aurora-connections = [["DatabaseConnections", "Maximum"]]
      aurora-cpu         = [["CPUUtilization", "Maximum"]]
      aurora-memory      = [["FreeableMemory", "Minimum"]]
      aurora-replica-lag = [["AuroraReplicaLag", "Maximum"]]
    }
    error_message = "Of all instances the worst must be watched."
  }

  assert {
    condition     = alltrue(flatten([for alarm in output.alarms : [for metric in alarm.metrics : metric.namespace == "AWS/RDS" && metric.period == 60 && metric.dimensions == { DBClusterIdentifier = aws_rds_cluster.this.cluster_identifier }]]))
    error_message = "The cluster must be watched, so that readers which scaling adds are too."
  }

  assert {
    condition = { for key, alarm in output.alarms : key => [alarm.comparison, alarm.evaluation_periods, alarm.datapoints_to_alarm, alarm.treat_missing_data, alarm.expression] if key != "aurora-acu-at-max" } == {
      aurora-connections = ["GreaterThanOrEqualToThreshold", 5, 5, "notBreaching", null]
      aurora-cpu         = ["GreaterThanOrEqualToThreshold", 15, 15, "notBreaching", null]
      aurora-memory      = ["LessThanThreshold", 15, 15, "notBreaching", null]
      aurora-replica-lag = ["GreaterThanOrEqualToThreshold", 5, 5, "notBreaching", null]
    }
    error_message = "Each alarm must last long enough to mean something."
  }

  # 32 GiB either way: a twentieth of it in bytes.
  assert {
    condition     = [output.alarms["aurora-cpu"].threshold, output.alarms["aurora-memory"].threshold, output.alarms["aurora-replica-lag"].threshold] == [90, 1717986918, 2000]
    error_message = "Thresholds must be what their reasons say."
  }

  assert {
    condition     = alltrue([for alarm in output.alarms : strcontains(alarm.description, "First: ") && length(alarm.description) <= 1024 && can(regex("^[ -~]+$", "${alarm.title}${alarm.description}"))])
    error_message = "Each alarm must say in ASCII, and briefly, what to do first."
  }
}

# 16 GiB: the engines' formulas give 995 for MySQL, of which AWS lists 1000, and 1712 for PostgreSQL; four fifths of it.
run "connections" {
  variables {
    serverless = { min_acu = 1, max_acu = 8 }
  }

  assert {
    condition     = output.alarms["aurora-connections"].threshold == { aurora-mysql = 796, aurora-postgresql = 1369 }[local.port == 3306 ? "aurora-mysql" : "aurora-postgresql"]
    error_message = "Four fifths of the engine's connections must be the threshold."
  }
}

run "connections_of_the_largest" {
  variables {
    instance_memory_in_gib = 512
    serverless             = { min_acu = 1, max_acu = 256 }
  }

  assert {
    condition     = output.alarms["aurora-connections"].threshold <= 0.8 * (local.port == 3306 ? 16000 : 5000) && output.alarms["aurora-connections"].threshold >= 4000
    error_message = "The engine's connections have an end."
  }
}

run "connections_of_the_smallest" {
  variables {
    instance_memory_in_gib = 2
    serverless             = { min_acu = 1, max_acu = 1 }
  }

  assert {
    condition     = output.alarms["aurora-connections"].threshold == { aurora-mysql = 48, aurora-postgresql = 171 }[local.port == 3306 ? "aurora-mysql" : "aurora-postgresql"]
    error_message = "The smallest class has connections too: 45 and 90 of MySQL, 189 of PostgreSQL, as AWS lists them."
  }
}

run "secondary" {
  variables {
    role                      = "secondary"
    master_password_version   = null
    max_readers               = null
    secret_arn                = "arn:aws:secretsmanager:us-east-1:123456789012:secret:carshare-test-database-1-AbCdEf"
    global_cluster_identifier = "carshare-test"
    source_region             = "eu-west-1"
  }

  assert {
    condition     = output.alarms["aurora-global-lag"].metrics == { lag = { namespace = "AWS/RDS", metric_name = "AuroraGlobalDBReplicationLag", dimensions = { DBClusterIdentifier = aws_rds_cluster.this.cluster_identifier }, stat = "Average", period = 60 } }
    error_message = "A secondary's lag behind the primary must be watched."
  }

  # Silence here means that nothing is replicated.
  assert {
    condition     = [output.alarms["aurora-global-lag"].comparison, output.alarms["aurora-global-lag"].threshold, output.alarms["aurora-global-lag"].evaluation_periods, output.alarms["aurora-global-lag"].datapoints_to_alarm, output.alarms["aurora-global-lag"].treat_missing_data, output.alarms["aurora-global-lag"].expression] == ["GreaterThanOrEqualToThreshold", 5000, 15, 15, "breaching", null]
    error_message = "Five seconds, or silence, for a quarter of an hour must be an alarm."
  }

  assert {
    condition     = length(setsubtract(["aurora-connections", "aurora-cpu", "aurora-memory", "aurora-replica-lag"], keys(output.alarms))) == 0
    error_message = "A secondary's instances must be watched like any other's."
  }

  assert {
    condition     = alltrue([for alarm in output.alarms : strcontains(alarm.description, "First: ") && length(alarm.description) <= 1024 && can(regex("^[ -~]+$", "${alarm.title}${alarm.description}"))])
    error_message = "Each alarm must say in ASCII, and briefly, what to do first."
  }
}
