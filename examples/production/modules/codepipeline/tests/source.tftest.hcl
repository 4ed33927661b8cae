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

run "source" {
  assert {
    condition     = local.source_provider == "CodeCommit"
    error_message = "The source must be CodeCommit."
  }

  assert {
    condition     = local.source_configuration == { RepositoryName = "carshare-test", BranchName = "release/2", OutputArtifactFormat = "CODE_ZIP", PollForSourceChanges = "false" }
    error_message = "The branch of the tree's own repository must be the source, and nothing must poll."
  }

  assert {
    condition     = [output.clone_url_http, output.source_key_arn] == ["https://git-codecommit.us-east-1.amazonaws.com/v1/repos/carshare-test", aws_kms_key.source.arn]
    error_message = "Whoever pushes must be told where to, and under which key."
  }

  assert {
    condition     = [output.source_bucket_name, output.source_object_key, output.connection_arn] == ["", "", ""]
    error_message = "There is neither a bucket nor a connection."
  }
}

run "repository" {
  assert {
    condition     = [aws_codecommit_repository.this.repository_name, aws_codecommit_repository.this.kms_key_id] == ["carshare-test", aws_kms_key.source.arn]
    error_message = "The repository must have the tree's name and its own key."
  }

  assert {
    condition     = local.repository_arn == aws_codecommit_repository.this.arn
    error_message = "The ARN that the policies use must be the repository's."
  }

  assert {
    condition     = aws_kms_key.source.enable_key_rotation && aws_kms_key.source.deletion_window_in_days == 21
    error_message = "The key must rotate, and wait before it is lost."
  }

  assert {
    condition     = [aws_kms_alias.source.name, aws_kms_alias.source.target_key_id] == ["alias/carshare-test-source", aws_kms_key.source.key_id]
    error_message = "The key must have its alias."
  }
}

run "event" {
  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.start.event_pattern) == { source = ["aws.codecommit"], detail-type = ["CodeCommit Repository State Change"], resources = [aws_codecommit_repository.this.arn], detail = { event = ["referenceCreated", "referenceUpdated"], referenceType = ["branch"], referenceName = ["release/2"] } }
    error_message = "A push to the branch, the first one too, must start the pipeline, and nothing else."
  }
}

run "starts_the_pipeline" {
  assert {
    condition     = [aws_cloudwatch_event_target.start.rule, aws_cloudwatch_event_target.start.arn, aws_cloudwatch_event_target.start.role_arn] == [aws_cloudwatch_event_rule.start.name, aws_codepipeline.this.arn, aws_iam_role.start.arn]
    error_message = "The event must start the pipeline."
  }

  assert {
    condition     = [aws_cloudwatch_event_rule.start.name, local.rule_arn] == ["carshare-test-start-pipeline", "arn:aws:events:us-east-1:123456789012:rule/carshare-test-start-pipeline"]
    error_message = "The ARN that the role trusts must be the rule's."
  }

  assert {
    condition     = [for s in data.aws_iam_policy_document.start.statement : [s.actions, s.resources]] == [[toset(["codepipeline:StartPipelineExecution"]), toset(["arn:aws:codepipeline:us-east-1:123456789012:carshare-test"])]]
    error_message = "EventBridge must start this pipeline, and do nothing else."
  }

  assert {
    condition     = [aws_iam_role_policy.start.role, aws_iam_role_policy.start.policy, aws_iam_role.start.assume_role_policy] == [aws_iam_role.start.name, data.aws_iam_policy_document.start.json, data.aws_iam_policy_document.start_trust.json]
    error_message = "The role must have its right and its trust."
  }

  assert {
    condition     = { for c in one(data.aws_iam_policy_document.start_trust.statement).condition : c.variable => [c.test, one(c.values)] } == { "aws:SourceAccount" = ["StringEquals", "123456789012"], "aws:SourceArn" = ["ArnEquals", "arn:aws:events:us-east-1:123456789012:rule/carshare-test-start-pipeline"] }
    error_message = "Nothing but this rule must take the role."
  }

  assert {
    condition     = one(data.aws_iam_policy_document.start_trust.statement).actions == toset(["sts:AssumeRole"]) && aws_iam_role.start.name == "carshare-test-start-pipeline-use1"
    error_message = "The role must be taken by its name, which carries the Region."
  }
}

run "rights" {
  assert {
    condition     = [for s in local.source_statements : [s.Sid, toset(s.Action), s.Resource]] == [["ReadRepository", toset(["codecommit:CancelUploadArchive", "codecommit:GetBranch", "codecommit:GetCommit", "codecommit:GetRepository", "codecommit:GetUploadArchiveStatus", "codecommit:UploadArchive"]), "arn:aws:codecommit:us-east-1:123456789012:carshare-test"], ["DecryptRepository", toset(["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"]), aws_kms_key.source.arn]]
    error_message = "The pipeline must read this repository under its key."
  }

  assert {
    condition     = local.source_statements[1].Condition == { StringEquals = { "kms:ViaService" = tolist(["codecommit.us-east-1.amazonaws.com"]) } }
    error_message = "It must use the key by way of CodeCommit only."
  }

  assert {
    condition     = [for s in data.aws_iam_policy_document.source_key.statement : [s.actions, one(s.principals).identifiers]] == [[toset(["kms:*"]), toset(["arn:aws:iam::123456789012:root"])]]
    error_message = "The key's policy must leave it to IAM who uses it, and name nobody else."
  }
}

run "deletion_allowed" {
  assert {
    condition     = terraform_data.keep_repository_unless_force_destroy.input == "exit 0"
    error_message = "With force_destroy the repository may go."
  }
}

run "deletion_refused" {
  command = plan

  variables {
    force_destroy = false
  }

  assert {
    condition     = endswith(terraform_data.keep_repository_unless_force_destroy.input, "exit 1")
    error_message = "Without force_destroy a destroy must stop before the repository."
  }
}

run "longest_names" {
  variables {
    name        = "a-name-of-23-letters-ab"
    environment = "staging1"
    region_code = "apne1"
  }

  assert {
    condition     = length(aws_codecommit_repository.this.repository_name) <= 100 && length(aws_cloudwatch_event_rule.start.name) <= 64 && length(aws_iam_role.start.name) <= 64
    error_message = "The longest prefix must fit CodeCommit, EventBridge and IAM."
  }
}
