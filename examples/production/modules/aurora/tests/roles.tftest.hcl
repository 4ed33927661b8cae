# A cluster's place in a global database is data, so that two clusters can change places.

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

run "primary" {
  variables {
    role             = "primary"
    write_forwarding = true
  }

  assert {
    condition     = [aws_rds_cluster.this.master_username, aws_rds_cluster.this.database_name] == ["carshare", "rides"]
    error_message = "A primary must have its master user and the first database."
  }

  assert {
    condition     = aws_rds_cluster.this.global_cluster_identifier == null && aws_rds_cluster.this.source_region == null && !aws_rds_cluster.this.enable_global_write_forwarding
    error_message = "A primary is there before the global database, and forwards nothing."
  }

  assert {
    condition     = aws_rds_cluster.this.tags.backup == "carshare-test"
    error_message = "The primary must be backed up."
  }

  assert {
    condition     = output.instance_environment.DATABASE_HOST == "writer.example"
    error_message = "The application must reach the writer."
  }
}

run "primary_becomes_secondary" {
  variables {
    role                      = "secondary"
    master_password_version   = null
    max_readers               = null
    secret_arn                = "arn:aws:secretsmanager:us-east-1:123456789012:secret:carshare-test-database-1-AbCdEf"
    global_cluster_identifier = "carshare-test"
    source_region             = "eu-west-1"
    write_forwarding          = true
  }

  assert {
    condition     = [aws_rds_cluster.this.master_username, aws_rds_cluster.this.database_name] == ["carshare", "rides"]
    error_message = "What would replace the cluster must stay."
  }

  assert {
    condition     = aws_rds_cluster.this.global_cluster_identifier == null && aws_rds_cluster.this.source_region == null
    error_message = "A cluster that is in a global database must not be put there again."
  }

  assert {
    condition     = aws_rds_cluster.this.enable_global_write_forwarding
    error_message = "The new secondary must forward writes."
  }

  assert {
    condition     = aws_rds_cluster.this.tags == tomap({ Name = "carshare-test" })
    error_message = "A copy must not be backed up again."
  }

  assert {
    condition     = output.instance_environment.DATABASE_HOST == "reader.example"
    error_message = "Without a writer here, the application must reach the readers."
  }

  assert {
    condition     = output.cluster_resource_id == run.primary.cluster_resource_id
    error_message = "The cluster must be the same one."
  }
}

run "and_primary_again" {
  variables {
    role = "primary"
  }

  assert {
    condition     = output.cluster_resource_id == run.primary.cluster_resource_id && output.cluster_arn == run.primary.cluster_arn
    error_message = "The cluster must be the same one."
  }

  assert {
    condition     = aws_rds_cluster.this.tags.backup == "carshare-test" && !aws_rds_cluster.this.enable_global_write_forwarding
    error_message = "The new primary must be backed up, and forward nothing."
  }
}
