mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  mock_resource "aws_codecommit_repository" {
    defaults = { arn = "arn:aws:codecommit:us-east-1:123456789012:carshare-test", clone_url_http = "https://git-codecommit.us-east-1.amazonaws.com/v1/repos/carshare-test" }
  }
  mock_resource "aws_codepipeline" {
    defaults = { arn = "arn:aws:codepipeline:us-east-1:123456789012:carshare-test" }
  }
  mock_resource "aws_codestarconnections_connection" {
    defaults = { arn = "arn:aws:codestar-connections:us-east-1:123456789012:connection/11111111-2222-3333-4444-555555555555" }
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
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:us-east-1:123456789012:carshare-test-approvals" }
  }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "use1"

  source_code = {
    branch              = "release/2"
    repository          = "springfield/carshare"
    connection_arn      = "arn:aws:codeconnections:us-east-1:123456789012:connection/99999999-8888-7777-6666-555555555555"
    connection_provider = "GitLab"
    object_key          = "incoming/app.zip"
  }

  build = {
    image            = "aws/codebuild/amazonlinux-aarch64-standard:3.0"
    environment_type = "ARM_CONTAINER"
    compute_type     = "BUILD_GENERAL1_MEDIUM"
  }

  targets = {
    us-east-1 = {
      application_name      = "app-east"
      application_arn       = "arn:aws:codedeploy:us-east-1:123456789012:application:app-east"
      deployment_group_name = "group-east"
      deployment_group_arn  = "arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:app-east/group-east"
      deployment_config_arn = "arn:aws:codedeploy:us-east-1:123456789012:deploymentconfig:CodeDeployDefault.OneAtATime"
      artifact_bucket_name  = "artifacts-east"
      artifact_key_arn      = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
    }
    us-west-2 = {
      application_name      = "app-west"
      application_arn       = "arn:aws:codedeploy:us-west-2:123456789012:application:app-west"
      deployment_group_name = "group-west"
      deployment_group_arn  = "arn:aws:codedeploy:us-west-2:123456789012:deploymentgroup:app-west/group-west"
      deployment_config_arn = "arn:aws:codedeploy:us-west-2:123456789012:deploymentconfig:CodeDeployDefault.OneAtATime"
      artifact_bucket_name  = "artifacts-west"
      artifact_key_arn      = "arn:aws:kms:us-west-2:123456789012:key/22222222-2222-2222-2222-222222222222"
    }
  }

  region_order                = ["us-west-2", "us-east-1"]
  approval_emails             = ["release@example.com", "night@example.com"]
  log_retention_days          = 60
  logs_key_arn                = "arn:aws:kms:us-east-1:123456789012:key/44444444-4444-4444-4444-444444444444"
  access_logs_bucket_name     = "carshare-test-access-123456789012-use1"
  force_destroy               = true
  key_deletion_window_in_days = 21
}

run "approval" {
  assert {
    condition     = [for stage in aws_codepipeline.this.stage : [for a in stage.action : [a.name, a.category, a.owner, a.provider, a.version]] if stage.name == "Approve"] == [[["Approve", "Approval", "AWS", "Manual", "1"]]]
    error_message = "Somebody must approve."
  }

  assert {
    condition     = index(aws_codepipeline.this.stage[*].name, "Approve") == index(aws_codepipeline.this.stage[*].name, "Build") + 1 && index(aws_codepipeline.this.stage[*].name, "Approve") + 1 == index(aws_codepipeline.this.stage[*].name, "Deploy-us-west-2")
    error_message = "What was built must be approved before the first deployment."
  }

  assert {
    condition     = one([for stage in aws_codepipeline.this.stage : stage.action[0].configuration if stage.name == "Approve"]) == tomap({ NotificationArn = aws_sns_topic.approvals.arn, CustomData = "Deploy this build of carshare-test to us-west-2, then us-east-1?" })
    error_message = "Approvers must be told what, and where to."
  }
}

run "topic" {
  assert {
    condition     = [aws_sns_topic.approvals.name, aws_sns_topic.approvals.kms_master_key_id, output.approval_topic_arn] == ["carshare-test-approvals", aws_kms_key.approvals.arn, aws_sns_topic.approvals.arn]
    error_message = "The topic must be encrypted under its own key."
  }

  assert {
    condition     = local.topic_arn == aws_sns_topic.approvals.arn
    error_message = "The ARN that the policies use must be the topic's."
  }

  assert {
    condition     = aws_kms_key.approvals.enable_key_rotation && aws_kms_key.approvals.deletion_window_in_days == 21 && aws_kms_alias.approvals.name == "alias/carshare-test-approvals" && aws_kms_alias.approvals.target_key_id == aws_kms_key.approvals.key_id
    error_message = "The key must rotate, wait before it is lost and have its alias."
  }

  assert {
    condition     = { for email, it in aws_sns_topic_subscription.email : email => [it.topic_arn, it.protocol, it.endpoint] } == { for email in ["night@example.com", "release@example.com"] : email => [aws_sns_topic.approvals.arn, "email", email] }
    error_message = "Each address must be told."
  }

  assert {
    condition     = [aws_sns_topic_policy.approvals.arn, aws_sns_topic_policy.approvals.policy] == [aws_sns_topic.approvals.arn, data.aws_iam_policy_document.approvals.json]
    error_message = "The topic must have its policy."
  }
}

run "rights" {
  assert {
    condition     = [for s in local.approval_statements : [s.Sid, s.Effect, jsonencode(s.Action), s.Resource]] == [["AskForApproval", "Allow", jsonencode("sns:Publish"), "arn:aws:sns:us-east-1:123456789012:carshare-test-approvals"], ["EncryptApprovals", "Allow", jsonencode(["kms:Decrypt", "kms:GenerateDataKey"]), aws_kms_key.approvals.arn]]
    error_message = "The pipeline must publish to this topic, under its key."
  }

  assert {
    condition     = [for s in data.aws_iam_policy_document.approvals.statement : [s.effect, s.actions, s.resources, one(s.condition).variable, one(s.condition).values]] == [["Deny", toset(["sns:Publish"]), toset(["arn:aws:sns:us-east-1:123456789012:carshare-test-approvals"]), "aws:SecureTransport", tolist(["false"])]]
    error_message = "The topic must refuse plain HTTP, and leave it to IAM who publishes."
  }

  assert {
    condition     = [for s in data.aws_iam_policy_document.approvals_key.statement : [s.actions, one(s.principals).identifiers]] == [[toset(["kms:*"]), toset(["arn:aws:iam::123456789012:root"])]]
    error_message = "The key's policy must leave it to IAM who uses it, and name nobody else."
  }
}

run "nobody_told" {
  variables {
    approval_emails = []
  }

  assert {
    condition     = length(aws_sns_topic_subscription.email) == 0 && contains(aws_codepipeline.this.stage[*].name, "Approve")
    error_message = "Without an address there must still be an approval."
  }
}
