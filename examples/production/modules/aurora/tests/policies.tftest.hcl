# What the policies say in each partition. The provider is the real one, which writes policy documents without asking AWS; nothing is applied.

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

provider "aws" {
  alias                       = "china"
  region                      = "cn-north-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

override_data {
  target = data.aws_caller_identity.current
  values = { account_id = "123456789012" }
}

override_data {
  target = data.aws_subnet.database
  values = { availability_zone = "us-east-1a" }
}

override_resource {
  target          = aws_rds_cluster.this
  override_during = plan
  values = {
    cluster_resource_id = "cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    master_user_secret  = [{ secret_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-1-AbCdEf", secret_status = "active", kms_key_id = "" }]
  }
}

override_resource {
  target          = aws_kms_key.secret
  override_during = plan
  values          = { arn = "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333" }
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

run "instances" {
  command = plan

  assert {
    condition     = { for statement in jsondecode(aws_iam_policy.instance.policy).Statement : statement.Sid => statement.Effect } == { ConnectAsApplication = "Allow", ReadMasterSecret = "Allow", DecryptMasterSecret = "Allow" }
    error_message = "Instances must get these rights and no other."
  }

  assert {
    condition     = { for statement in jsondecode(aws_iam_policy.instance.policy).Statement : statement.Sid => [statement.Action, statement.Resource] if statement.Sid == "ConnectAsApplication" } == { ConnectAsApplication = ["rds-db:connect", "arn:aws:rds-db:us-east-1:123456789012:dbuser:cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ/app"] }
    error_message = "The application must connect to this cluster as its own user only."
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_policy.instance.policy).Statement : [toset(statement.Action), statement.Resource] if statement.Sid == "ReadMasterSecret"] == [[toset(["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]), local.secret_arn]]
    error_message = "The one secret must be readable, and nothing else about it."
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_policy.instance.policy).Statement : [statement.Action, statement.Resource, statement.Condition] if statement.Sid == "DecryptMasterSecret"] == [["kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333", { StringEquals = { "kms:ViaService" = ["secretsmanager.us-east-1.amazonaws.com"] } }]]
    error_message = "The secret's key must open for Secrets Manager only."
  }
}

run "monitoring" {
  command = plan

  assert {
    condition     = [for statement in jsondecode(aws_iam_role.monitoring.assume_role_policy).Statement : [statement.Effect, statement.Action, statement.Principal, statement.Condition]] == [["Allow", "sts:AssumeRole", { Service = "monitoring.rds.amazonaws.com" }, { StringEquals = { "aws:SourceAccount" = "123456789012" }, ArnLike = { "aws:SourceArn" = "arn:aws:rds:us-east-1:123456789012:db:*" } }]]
    error_message = "Enhanced Monitoring alone may take the role, for instances of this account and Region."
  }
}

run "secret_key" {
  command = plan

  assert {
    condition     = [for statement in jsondecode(aws_kms_key.secret.policy).Statement : [statement.Effect, statement.Action, statement.Principal, statement.Resource]] == [["Allow", "kms:*", { AWS = "arn:aws:iam::123456789012:root" }, "*"]]
    error_message = "The key must be the account's, or it is lost."
  }
}

run "china" {
  command = plan

  providers = {
    aws = aws.china
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_policy.instance.policy).Statement : statement.Resource if statement.Sid == "ConnectAsApplication"] == ["arn:aws-cn:rds-db:cn-north-1:123456789012:dbuser:cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ/app"]
    error_message = "ARNs are of the partition."
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_policy.instance.policy).Statement : toset(statement.Condition.StringEquals["kms:ViaService"]) if statement.Sid == "DecryptMasterSecret"] == [toset(["secretsmanager.cn-north-1.amazonaws.com", "secretsmanager.cn-north-1.amazonaws.com.cn"])]
    error_message = "In China Secrets Manager may go by either suffix."
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_role.monitoring.assume_role_policy).Statement : [statement.Principal, statement.Condition.ArnLike["aws:SourceArn"]]] == [[{ Service = "monitoring.rds.amazonaws.com" }, "arn:aws-cn:rds:cn-north-1:123456789012:db:*"]]
    error_message = "The principal is the same in China, the ARN is not."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.monitoring.policy_arn == "arn:aws-cn:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
    error_message = "ARNs are of the partition."
  }
}
