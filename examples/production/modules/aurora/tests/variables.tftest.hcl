# What a plan refuses.

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

run "name_too_long" {
  command = plan
  variables {
    name        = "springfield-carshare-website"
    environment = "prod1"
  }

  expect_failures = [var.name]
}

run "name_with_underscore" {
  command = plan
  variables {
    name = "car_share"
  }

  expect_failures = [var.name]
}

run "name_with_two_hyphens" {
  command = plan
  variables {
    name = "car--share"
  }

  expect_failures = [var.name]
}

run "name_begins_with_a_digit" {
  command = plan
  variables {
    name = "1car"
  }

  expect_failures = [var.name]
}

run "name_ends_with_a_hyphen" {
  command = plan
  variables {
    environment = "test-"
  }

  expect_failures = [var.name]
}

run "unknown_role" {
  command = plan
  variables {
    role = "writer"
  }

  expect_failures = [var.role]
}

run "one_zone" {
  command = plan
  variables {
    database_subnet_ids = { use1-az1 = "subnet-1" }
  }

  expect_failures = [var.database_subnet_ids]
}

run "unknown_engine" {
  command = plan
  variables {
    engine = "aurora"
  }

  expect_failures = [var.engine]
}

run "major_version_only" {
  command = plan
  variables {
    engine_version = "16"
  }

  expect_failures = [var.engine_version]
}

run "patch_version" {
  command = plan
  variables {
    engine_version = "16.8.1"
  }

  expect_failures = [var.engine_version]
}

run "family_of_another_engine" {
  command = plan
  variables {
    parameter_group_family = "postgres16"
  }

  expect_failures = [var.parameter_group_family]
}

run "no_instance" {
  command = plan
  variables {
    instances   = 0
    max_readers = null
  }

  expect_failures = [var.instances]
}

run "seventeen_instances" {
  command = plan
  variables {
    instances   = 17
    max_readers = null
  }

  expect_failures = [var.instances]
}

run "half_an_instance" {
  command = plan
  variables {
    instances   = 1.5
    max_readers = null
  }

  expect_failures = [var.instances]
}

run "fewer_readers_than_stand" {
  command = plan
  variables {
    instances   = 4
    max_readers = 2
  }

  expect_failures = [var.max_readers]
}

run "sixteen_readers" {
  command = plan
  variables {
    max_readers = 16
  }

  expect_failures = [var.max_readers]
}

run "half_a_reader" {
  command = plan
  variables {
    max_readers = 2.5
  }

  expect_failures = [var.max_readers]
}

run "acu_in_thirds" {
  command = plan
  variables {
    serverless = { min_acu = 0.3, max_acu = 8 }
  }

  expect_failures = [var.serverless]
}

run "acu_negative" {
  command = plan
  variables {
    serverless = { min_acu = -1, max_acu = 8 }
  }

  expect_failures = [var.serverless]
}

run "acu_too_high" {
  command = plan
  variables {
    serverless = { min_acu = 1, max_acu = 256.5 }
  }

  expect_failures = [var.serverless]
}

run "acu_reversed" {
  command = plan
  variables {
    serverless = { min_acu = 8, max_acu = 4 }
  }

  expect_failures = [var.serverless]
}

run "acu_maximum_too_low" {
  command = plan
  variables {
    serverless = { min_acu = 0.5, max_acu = 0.5 }
  }

  expect_failures = [var.serverless]
}

run "pause_of_what_never_pauses" {
  command = plan
  variables {
    serverless = { min_acu = 0.5, max_acu = 8, auto_pause_seconds = 300 }
  }

  expect_failures = [var.serverless]
}

run "pause_too_short" {
  command = plan
  variables {
    serverless = { min_acu = 0, max_acu = 8, auto_pause_seconds = 299 }
  }

  expect_failures = [var.serverless]
}

run "pause_too_long" {
  command = plan
  variables {
    serverless = { min_acu = 0, max_acu = 8, auto_pause_seconds = 86401 }
  }

  expect_failures = [var.serverless]
}

run "database_name_with_a_hyphen" {
  command = plan
  variables {
    database_name = "car-share"
  }

  expect_failures = [var.database_name]
}

run "database_name_in_capitals" {
  command = plan
  variables {
    database_name = "Carshare"
  }

  expect_failures = [var.database_name]
}

run "database_name_too_long" {
  command = plan
  variables {
    database_name = "a123456789012345678901234567890123456789012345678901234567890123"
  }

  expect_failures = [var.database_name]
}

run "six_days_of_backups" {
  command = plan
  variables {
    backup_retention_days = 6
  }

  expect_failures = [var.backup_retention_days]
}

run "thirty_six_days_of_backups" {
  command = plan
  variables {
    backup_retention_days = 36
  }

  expect_failures = [var.backup_retention_days]
}

run "half_a_day_of_backups" {
  command = plan
  variables {
    backup_retention_days = 7.5
  }

  expect_failures = [var.backup_retention_days]
}

run "key_gone_in_six_days" {
  command = plan
  variables {
    key_deletion_window_in_days = 6
  }

  expect_failures = [var.key_deletion_window_in_days]
}

run "key_gone_in_thirty_one_days" {
  command = plan
  variables {
    key_deletion_window_in_days = 31
  }

  expect_failures = [var.key_deletion_window_in_days]
}

run "scaled_secondary" {
  command = plan
  variables {
    role                      = "secondary"
    master_password_version   = null
    max_readers               = 4
    secret_arn                = "arn:aws:secretsmanager:us-east-1:123456789012:secret:carshare-test-database-1-AbCdEf"
    global_cluster_identifier = "carshare-test"
    source_region             = "eu-west-1"
  }

  expect_failures = [var.max_readers]
}

run "class_without_memory" {
  command = plan
  variables {
    instance_memory_in_gib = null
  }

  expect_failures = [var.instance_memory_in_gib]
}

run "too_little_memory" {
  command = plan
  variables {
    instance_memory_in_gib = 0.5
  }

  expect_failures = [var.instance_memory_in_gib]
}

run "too_much_memory" {
  command = plan
  variables {
    instance_memory_in_gib = 8193
  }

  expect_failures = [var.instance_memory_in_gib]
}
