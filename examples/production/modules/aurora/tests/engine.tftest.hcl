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

run "postgresql" {
  assert {
    condition     = output.port == 5432
    error_message = "PostgreSQL listens on 5432."
  }

  assert {
    condition     = { for parameter in aws_rds_cluster_parameter_group.this.parameter : parameter.name => parameter.value } == { "rds.force_ssl" = "1", shared_preload_libraries = "pg_stat_statements,pgaudit", log_min_duration_statement = "1000", log_connections = "1", log_disconnections = "1", "pgaudit.log" = "ddl,role" }
    error_message = "TLS must be demanded, slow statements and the audit logged."
  }

  assert {
    condition     = toset([for parameter in aws_rds_cluster_parameter_group.this.parameter : parameter.name if parameter.apply_method != "immediate"]) == toset(["rds.force_ssl", "shared_preload_libraries"])
    error_message = "Libraries are static, so RDS refuses to change them at once; TLS is the default of 17, so RDS reports it as waiting for a restart."
  }

  assert {
    condition     = aws_rds_cluster.this.enabled_cloudwatch_logs_exports == toset(["postgresql"])
    error_message = "The log must be exported."
  }

  assert {
    condition     = output.instance_environment.DATABASE_ENGINE == "aurora-postgresql" && output.instance_environment.DATABASE_PORT == "5432"
    error_message = "The environment must name the engine and its port."
  }

  assert {
    condition     = !can(regex(local.classes_without_insights, "db.t3.medium"))
    error_message = "Each class of PostgreSQL has Performance Insights."
  }

  assert {
    condition     = local.major_version == "16"
    error_message = "16 is a major version of PostgreSQL."
  }
}
