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

run "provisioned" {
  assert {
    condition     = alltrue([for instance in aws_rds_cluster_instance.this : instance.instance_class == "db.r6g.large"])
    error_message = "Instances must be of the class stated."
  }

  assert {
    condition     = length(aws_rds_cluster.this.serverlessv2_scaling_configuration) == 0
    error_message = "Provisioned instances have no range."
  }

  assert {
    condition     = [for target in values(aws_appautoscaling_target.readers) : [target.service_namespace, target.scalable_dimension, target.resource_id, tostring(target.min_capacity), tostring(target.max_capacity)]] == [["rds", "rds:cluster:ReadReplicaCount", "cluster:carshare-test-use1", "1", "4"]]
    error_message = "Scaling must range from the readers that stand to the most that are stated."
  }

  assert {
    condition     = [for policy in values(aws_appautoscaling_policy.readers) : [policy.policy_type, policy.service_namespace, policy.scalable_dimension, policy.resource_id]] == [["TargetTrackingScaling", "rds", "rds:cluster:ReadReplicaCount", "cluster:carshare-test-use1"]]
    error_message = "The policy must be on that target."
  }

  assert {
    condition     = [for policy in values(aws_appautoscaling_policy.readers) : [one(one(policy.target_tracking_scaling_policy_configuration).predefined_metric_specification).predefined_metric_type, tostring(one(policy.target_tracking_scaling_policy_configuration).target_value)]] == [["RDSReaderAverageCPUUtilization", "60"]]
    error_message = "Readers must be added by their CPU."
  }

  assert {
    condition     = [for policy in values(aws_appautoscaling_policy.readers) : [one(policy.target_tracking_scaling_policy_configuration).scale_in_cooldown, one(policy.target_tracking_scaling_policy_configuration).scale_out_cooldown]] == [[300, 300]]
    error_message = "A reader takes minutes: scaling must wait for it."
  }
}

run "no_scaling" {
  variables {
    max_readers = null
  }

  assert {
    condition     = length(aws_appautoscaling_target.readers) == 0 && length(aws_appautoscaling_policy.readers) == 0
    error_message = "Without a most there must be no scaling: Aurora has none for a secondary cluster."
  }
}

run "alarms" {
  variables {
    instance_memory_in_gib = 8
  }

  assert {
    condition     = output.alarms["aurora-memory"].threshold == 429496729 && strcontains(output.alarms["aurora-memory"].description, "instance_class")
    error_message = "Memory must be that of the class: a twentieth of 8 GiB."
  }

  assert {
    condition     = !contains(keys(output.alarms), "aurora-acu-at-max")
    error_message = "A class has no range to be at the end of."
  }
}
