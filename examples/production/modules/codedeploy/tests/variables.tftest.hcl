# What each variable takes, and what it refuses: a row of refusals has one fault a variable, as each run
# takes its time.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com", reverse_dns_prefix = "com.amazonaws" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  mock_resource "aws_codedeploy_app" {
    defaults = { arn = "arn:aws:codedeploy:us-east-1:123456789012:application:made-up" }
  }
  mock_resource "aws_codedeploy_deployment_group" {
    defaults = { arn = "arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:made-up/made-up" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::123456789012:policy/made-up" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/made-up" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333", key_id = "33333333-3333-3333-3333-333333333333" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::made-up" }
  }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "use1"

  deployment              = "half"
  rollback_alarm_names    = ["carshare-test-alb-5xx-rate", "carshare-test-alb-unhealthy-hosts"]
  artifact_retention_days = 45

  autoscaling_group_name      = "carshare-test-group"
  target_group_name           = "app-2026112408"
  vpc_id                      = "vpc-1"
  private_subnet_ids          = { use1-az1 = "subnet-private-1", use1-az2 = "subnet-private-2" }
  instance_security_group_id  = "sg-instances"
  instance_role_name          = "carshare-test-instance-use1"
  access_logs_bucket_name     = "carshare-test-access-123456789012-use1"
  force_destroy               = true
  key_deletion_window_in_days = 21
}

run "refusals_1" {
  command = plan

  variables {
    # AWS's word, not ours
    deployment = "OneAtATime"

    # eleven alarms
    rollback_alarm_names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]

    # no day
    artifact_retention_days = 0

    # key lost too soon
    key_deletion_window_in_days = 6
  }

  expect_failures = [
    var.deployment,
    var.rollback_alarm_names,
    var.artifact_retention_days,
    var.key_deletion_window_in_days,
  ]
}

run "refusals_2" {
  command = plan

  variables {
    # nothing
    deployment = ""

    # half a day
    artifact_retention_days = 1.5

    # key kept too long
    key_deletion_window_in_days = 31
  }

  expect_failures = [
    var.deployment,
    var.artifact_retention_days,
    var.key_deletion_window_in_days,
  ]
}

run "refusals_3" {
  command = plan

  variables {
    # key kept half a day
    key_deletion_window_in_days = 7.5
  }

  expect_failures = [
    var.key_deletion_window_in_days,
  ]
}

run "lower_bounds" {
  command = plan

  variables {
    artifact_retention_days     = 1
    key_deletion_window_in_days = 7
    rollback_alarm_names        = []
  }

  assert {
    condition     = aws_kms_key.artifacts.deletion_window_in_days == 7
    error_message = "The least of each must be taken."
  }
}

run "upper_bounds" {
  command = plan

  variables {
    artifact_retention_days     = 3653
    key_deletion_window_in_days = 30
  }

  assert {
    condition     = aws_kms_key.artifacts.deletion_window_in_days == 30
    error_message = "The most of each must be taken."
  }
}
