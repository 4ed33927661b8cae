mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::123456789012:policy/carshare-test-efs-use1" }
  }
  mock_resource "aws_efs_access_point" {
    defaults = { id = "fsap-0123456789abcdef0" }
  }
}

variables {
  name                       = "carshare"
  environment                = "test"
  region_code                = "use1"
  file_system_id             = "fs-0123456789abcdef0"
  file_system_arn            = "arn:aws:elasticfilesystem:us-east-1:123456789012:file-system/fs-0123456789abcdef0"
  access                     = "read_write"
  vpc_id                     = "vpc-0123456789abcdef0"
  database_subnet_ids        = { use1-az1 = "subnet-01111111111111111", use1-az2 = "subnet-02222222222222222" }
  instance_security_group_id = "sg-0123456789abcdef0"
  instance_role_name         = "carshare-test-instance-use1"
}

run "mount_targets" {
  assert {
    condition     = { for zone_id, target in aws_efs_mount_target.this : zone_id => [target.file_system_id, target.subnet_id] } == { for zone_id, subnet_id in var.database_subnet_ids : zone_id => [var.file_system_id, subnet_id] }
    error_message = "Each zone must have a mount target of the file system in its own database subnet."
  }

  assert {
    condition     = alltrue([for target in aws_efs_mount_target.this : target.security_groups == toset([aws_security_group.this.id])])
    error_message = "Mount targets must have their own security group, and no other."
  }

  assert {
    condition     = output.mount_target_ids == { for zone_id, target in aws_efs_mount_target.this : zone_id => target.id }
    error_message = "The output must name each zone's mount target."
  }
}

run "a_zone_more" {
  variables {
    database_subnet_ids = { use1-az1 = "subnet-01111111111111111", use1-az2 = "subnet-02222222222222222", use1-az4 = "subnet-04444444444444444" }
  }

  assert {
    condition     = aws_efs_mount_target.this["use1-az1"].id == run.mount_targets.mount_target_ids["use1-az1"] && aws_efs_mount_target.this["use1-az2"].id == run.mount_targets.mount_target_ids["use1-az2"] && length(aws_efs_mount_target.this) == 3
    error_message = "A zone more must add a mount target and leave the others."
  }
}

run "security_group" {
  assert {
    condition     = aws_security_group.this.name == "carshare-test-efs" && aws_security_group.this.vpc_id == var.vpc_id && output.security_group_id == aws_security_group.this.id
    error_message = "The mount targets must have a security group of their own in the VPC."
  }

  assert {
    condition     = [for rule in [aws_vpc_security_group_ingress_rule.instances] : [rule.security_group_id, rule.referenced_security_group_id, rule.ip_protocol, tostring(rule.from_port), tostring(rule.to_port)]] == [[aws_security_group.this.id, var.instance_security_group_id, "tcp", "2049", "2049"]]
    error_message = "The instances must reach the mount targets by NFS, and only so."
  }

  assert {
    condition     = [for rule in [aws_vpc_security_group_egress_rule.instances] : [rule.security_group_id, rule.referenced_security_group_id, rule.ip_protocol, tostring(rule.from_port), tostring(rule.to_port)]] == [[var.instance_security_group_id, aws_security_group.this.id, "tcp", "2049", "2049"]]
    error_message = "The instances must be let out to the mount targets by NFS, and only so."
  }
}

run "access_point" {
  assert {
    condition     = aws_efs_access_point.this.file_system_id == var.file_system_id && one(aws_efs_access_point.this.root_directory).path == "/carshare" && output.access_point_id == aws_efs_access_point.this.id
    error_message = "Instances must see the application's directory of the file system."
  }

  assert {
    condition     = [for user in aws_efs_access_point.this.posix_user : [user.uid, user.gid]] == [[1000, 1000]]
    error_message = "Whatever an instance does must be done by one user, who is not root."
  }

  assert {
    condition     = [for info in one(aws_efs_access_point.this.root_directory).creation_info : [tostring(info.owner_uid), tostring(info.owner_gid), info.permissions]] == [["1000", "1000", "0750"]]
    error_message = "The directory must be that user's own, and others' not at all."
  }
}

run "attachment" {
  assert {
    condition     = aws_iam_policy.instance.name == "carshare-test-efs-use1" && aws_iam_role_policy_attachment.instance.role == var.instance_role_name && aws_iam_role_policy_attachment.instance.policy_arn == aws_iam_policy.instance.arn
    error_message = "The instances' role must have the policy, whose name is global and so ends with the region."
  }

  assert {
    condition     = aws_efs_file_system_policy.this.file_system_id == var.file_system_id && !coalesce(aws_efs_file_system_policy.this.bypass_policy_lockout_safety_check, false)
    error_message = "The file system must have the policy, and EFS must check that it locks nobody out."
  }
}

run "read_write" {
  assert {
    condition = output.instance_environment == tomap({
      EFS_FILE_SYSTEM_ID  = "fs-0123456789abcdef0"
      EFS_ACCESS_POINT_ID = "fsap-0123456789abcdef0"
      EFS_MOUNT_POINT     = "/mnt/efs"
      EFS_MOUNT_OPTIONS   = "_netdev,noresvport,tls,iam,accesspoint=fsap-0123456789abcdef0"
    })
    error_message = "Instances must mount by TLS and IAM, through the access point, as a network file system."
  }
}

run "read_only" {
  variables {
    access = "read_only"
  }

  assert {
    condition     = output.instance_environment["EFS_MOUNT_OPTIONS"] == "_netdev,noresvport,tls,iam,accesspoint=fsap-0123456789abcdef0,ro"
    error_message = "A replica must be mounted read-only."
  }

  assert {
    condition     = aws_efs_access_point.this.id == run.read_write.access_point_id && one(one(aws_efs_access_point.this.root_directory).creation_info).permissions == "0750"
    error_message = "A promoted replica must keep its access point."
  }
}

# asg refuses other values: they stand in a file without quotes.
run "environment_needs_no_quotes" {
  assert {
    condition     = alltrue([for key, value in output.instance_environment : can(regex("^[A-Z][A-Z0-9_]*$", key)) && can(regex("^[A-Za-z0-9_.,:/@%+=!-]*$", value))])
    error_message = "The lines must be of the letters that asg takes."
  }
}

run "one_zone_is_refused" {
  command = plan

  variables {
    database_subnet_ids = { use1-az1 = "subnet-01111111111111111" }
  }

  expect_failures = [var.database_subnet_ids]
}

run "other_access_is_refused" {
  command = plan

  variables {
    access = "root"
  }

  expect_failures = [var.access]
}
