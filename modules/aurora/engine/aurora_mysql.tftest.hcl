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

  engine                     = "aurora-mysql"
  engine_version             = "8.0.mysql_aurora.3.10.0"
  parameter_group_family     = "aurora-mysql8.0"
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

run "mysql" {
  assert {
    condition     = output.port == 3306
    error_message = "MySQL listens on 3306."
  }

  assert {
    condition     = { for parameter in aws_rds_cluster_parameter_group.this.parameter : parameter.name => parameter.value } == { require_secure_transport = "ON", slow_query_log = "1", long_query_time = "1", log_output = "FILE", server_audit_logging = "1", server_audit_events = "CONNECT,QUERY_DCL,QUERY_DDL" }
    error_message = "TLS must be demanded, slow statements and the audit logged, in files, which are what is exported."
  }

  assert {
    condition     = toset([for parameter in aws_rds_cluster_parameter_group.this.parameter : parameter.name if parameter.apply_method != "immediate"]) == toset(["log_output", "require_secure_transport"])
    error_message = "What may be the default must be sent as RDS then reports it, the others take effect at once."
  }

  assert {
    condition     = aws_rds_cluster.this.enabled_cloudwatch_logs_exports == toset(["audit", "error", "slowquery"])
    error_message = "Audit, errors and slow statements must be exported."
  }

  assert {
    condition     = output.instance_environment.DATABASE_ENGINE == "aurora-mysql" && output.instance_environment.DATABASE_PORT == "3306"
    error_message = "The environment must name the engine and its port."
  }

  assert {
    condition     = local.major_version == "8.0"
    error_message = "8.0 is a major version of MySQL."
  }
}

run "classes_without_performance_insights" {
  command = plan

  assert {
    condition     = [for class in ["db.t2.small", "db.t3.medium", "db.t4g.micro", "db.t4g.small", "db.t4g.medium", "db.t4g.large", "db.r6g.large", "db.serverless"] : can(regex(local.classes_without_insights, class))] == [true, true, true, true, false, false, false, false]
    error_message = "Performance Insights is refused for these classes of MySQL, and for no other."
  }
}

run "version_of_postgresql" {
  command = plan
  variables {
    engine_version = "16.8"
  }

  expect_failures = [var.engine_version]
}

run "half_a_version" {
  command = plan
  variables {
    engine_version = "8.0"
  }

  expect_failures = [var.engine_version]
}

run "version_without_patch" {
  command = plan
  variables {
    engine_version = "8.0.mysql_aurora.3.10"
  }

  expect_failures = [var.engine_version]
}
