# What the policies say. The access point's ARN is made up by the mock, and so are the documents: statements are judged as they are written.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws-cn" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
  mock_resource "aws_efs_access_point" {
    defaults = { arn = "arn:aws-cn:elasticfilesystem:cn-north-1:123456789012:access-point/fsap-0123456789abcdef0" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws-cn:iam::123456789012:policy/carshare-test-efs-cnn1" }
  }
}

variables {
  name                       = "carshare"
  environment                = "test"
  region_code                = "cnn1"
  file_system_id             = "fs-0123456789abcdef0"
  file_system_arn            = "arn:aws-cn:elasticfilesystem:cn-north-1:123456789012:file-system/fs-0123456789abcdef0"
  access                     = "read_write"
  vpc_id                     = "vpc-0123456789abcdef0"
  database_subnet_ids        = { cnn1-az1 = "subnet-01111111111111111", cnn1-az2 = "subnet-02222222222222222" }
  instance_security_group_id = "sg-0123456789abcdef0"
  instance_role_name         = "carshare-test-instance-cnn1"
}

run "statements" {
  assert {
    condition     = [for s in data.aws_iam_policy_document.file_system.statement : "${s.sid} ${coalesce(s.effect, "Allow")}"] == ["DelegateToAccountIam Allow", "RefuseWithoutTls Deny", "RefuseRoot Deny", "RefuseOutsideTheAccessPoint Deny"]
    error_message = "The policy must allow one thing, and refuse three."
  }

  assert {
    condition     = alltrue([for s in data.aws_iam_policy_document.file_system.statement : s.resources == toset([var.file_system_arn])])
    error_message = "The policy must be about this file system."
  }

  assert {
    condition     = aws_efs_file_system_policy.this.policy == data.aws_iam_policy_document.file_system.json && aws_iam_policy.instance.policy == data.aws_iam_policy_document.instance.json
    error_message = "Each policy must be the document that was written for it."
  }
}

# Whoever is anonymous is not of the account.
run "only_the_account_is_allowed" {
  assert {
    condition     = [for p in data.aws_iam_policy_document.file_system.statement[0].principals : "${p.type} ${join(",", p.identifiers)}"] == ["AWS arn:aws-cn:iam::123456789012:root"]
    error_message = "Only the account's IAM, in its own partition, may let anybody in."
  }

  assert {
    condition     = data.aws_iam_policy_document.file_system.statement[0].actions == toset(["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"])
    error_message = "Clients must read and write."
  }

  assert {
    condition     = [for condition in data.aws_iam_policy_document.file_system.statement[0].condition : "${condition.test} ${condition.variable} ${join(",", condition.values)}"] == ["Bool elasticfilesystem:AccessedViaMountTarget true"]
    error_message = "Clients must come by a mount target."
  }
}

run "everybody_is_refused" {
  assert {
    condition     = alltrue([for s in slice(data.aws_iam_policy_document.file_system.statement, 1, 4) : [for p in s.principals : "${p.type} ${join(",", p.identifiers)}"] == ["AWS *"]])
    error_message = "What is refused must be refused to everybody."
  }

  assert {
    condition     = data.aws_iam_policy_document.file_system.statement[1].actions == toset(["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"]) && [for condition in data.aws_iam_policy_document.file_system.statement[1].condition : "${condition.test} ${condition.variable} ${join(",", condition.values)}"] == ["Bool aws:SecureTransport false"]
    error_message = "No client may come without TLS."
  }

  assert {
    condition     = data.aws_iam_policy_document.file_system.statement[2].actions == toset(["elasticfilesystem:ClientRootAccess"]) && length(data.aws_iam_policy_document.file_system.statement[2].condition) == 0
    error_message = "No client may ever be root."
  }

  assert {
    condition     = data.aws_iam_policy_document.file_system.statement[3].actions == toset(["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"]) && [for condition in data.aws_iam_policy_document.file_system.statement[3].condition : "${condition.test} ${condition.variable} ${join(",", condition.values)}"] == ["StringNotEquals elasticfilesystem:AccessPointArn ${aws_efs_access_point.this.arn}"]
    error_message = "No client may come but through the access point."
  }
}

run "instances" {
  assert {
    condition     = [for s in data.aws_iam_policy_document.instance.statement : [s.sid, s.actions, s.resources]] == [["MountFileSystem", toset(["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]), toset([var.file_system_arn])]]
    error_message = "Instances may mount and write this file system, and nothing else."
  }

  assert {
    condition     = [for condition in data.aws_iam_policy_document.instance.statement[0].condition : "${condition.test} ${condition.variable} ${join(",", condition.values)}"] == ["StringEquals elasticfilesystem:AccessPointArn ${aws_efs_access_point.this.arn}"]
    error_message = "Instances may do so through this access point only."
  }
}

run "read_only" {
  variables {
    access = "read_only"
  }

  assert {
    condition     = data.aws_iam_policy_document.file_system.statement[0].actions == toset(["elasticfilesystem:ClientMount"]) && data.aws_iam_policy_document.instance.statement[0].actions == toset(["elasticfilesystem:ClientMount"])
    error_message = "A replica may be mounted, and no more."
  }
}
