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

run "no_endpoint" {
  assert {
    condition     = length(local.endpoint_ids) == 0
    error_message = "Where the private subnets have a way out there must be no endpoint to pay for."
  }

  assert {
    condition     = length(output.instance_environment) == 0
    error_message = "The agent must stay as it is: a line more would replace every instance."
  }

  assert {
    condition     = [for s in jsondecode(aws_iam_policy.instance.policy).Statement : s.Sid] == ["FetchRevisions", "DecryptRevisions"]
    error_message = "At its public endpoint the agent needs no right."
  }
}
