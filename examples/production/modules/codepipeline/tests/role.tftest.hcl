# What the pipeline's role may do, with made-up values for all that AWS would say: an option's own statements name what is made with it.

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

run "statements" {
  assert {
    condition     = jsondecode(aws_iam_role_policy.pipeline.policy).Version == "2012-10-17"
    error_message = "The policy must be of the current version of the language."
  }

  assert {
    condition = [for s in jsondecode(aws_iam_role_policy.pipeline.policy).Statement : s.Sid] == concat(
      ["FindArtifactBuckets", "CarryArtifacts", "EncryptArtifacts", "Build"],
      [for s in local.source_statements : s.Sid],
      [for s in local.approval_statements : s.Sid],
    )
    error_message = "The pipeline must get these rights, those of its source and its approval, and no other."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role_policy.pipeline.policy).Statement : s.Effect == "Allow" && !contains(flatten([s.Resource]), "*") && !contains(flatten([s.Action]), "*")])
    error_message = "No statement must be about everything."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role_policy.pipeline.policy).Statement : alltrue([for action in flatten([s.Action]) : !startswith(action, "iam:")])])
    error_message = "No action takes a role, so none may be passed."
  }
}

run "artifacts" {
  assert {
    condition = [for s in jsondecode(aws_iam_role_policy.pipeline.policy).Statement : [s.Sid, s.Action, s.Resource] if contains(["FindArtifactBuckets", "CarryArtifacts", "EncryptArtifacts"], s.Sid)] == [
      ["FindArtifactBuckets", ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"], ["arn:aws:s3:::artifacts-west", "arn:aws:s3:::artifacts-east"]],
      ["CarryArtifacts", ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:PutObjectAcl"], ["arn:aws:s3:::artifacts-west/*", "arn:aws:s3:::artifacts-east/*"]],
      ["EncryptArtifacts", ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"], ["arn:aws:kms:us-west-2:123456789012:key/22222222-2222-2222-2222-222222222222", "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"]],
    ]
    error_message = "The pipeline must carry artifacts between its Regions' buckets, under their keys."
  }
}

run "actions" {
  assert {
    condition     = [for s in jsondecode(aws_iam_role_policy.pipeline.policy).Statement : [s.Action, s.Resource] if s.Sid == "Build"] == [[["codebuild:BatchGetBuilds", "codebuild:StartBuild"], "arn:aws:codebuild:us-east-1:123456789012:project/carshare-test-build"]]
    error_message = "The pipeline must build by its own project only."
  }

  assert {
    condition = [for s in jsondecode(aws_iam_policy.deploy.policy).Statement : toset(s.Action) if s.Sid == "Deploy"] == [toset([
      "codedeploy:CreateDeployment", "codedeploy:GetApplication", "codedeploy:GetApplicationRevision", "codedeploy:GetDeployment", "codedeploy:GetDeploymentGroup",
      "codedeploy:ListDeploymentGroups", "codedeploy:ListDeployments", "codedeploy:RegisterApplicationRevision",
    ])]
    error_message = "The pipeline must be able to deploy."
  }

  assert {
    condition = [for s in jsondecode(aws_iam_policy.deploy.policy).Statement : toset(s.Resource) if s.Sid == "Deploy"] == [toset([
      "arn:aws:codedeploy:us-west-2:123456789012:application:app-west", "arn:aws:codedeploy:us-west-2:123456789012:deploymentgroup:app-west/group-west",
      "arn:aws:codedeploy:us-east-1:123456789012:application:app-east", "arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:app-east/group-east",
    ])]
    error_message = "It must deploy to its Regions' groups only."
  }

  assert {
    condition = [for s in jsondecode(aws_iam_policy.deploy.policy).Statement : [s.Action, s.Resource] if s.Sid == "ReadDeploymentConfig"] == [
      ["codedeploy:GetDeploymentConfig", ["arn:aws:codedeploy:us-west-2:123456789012:deploymentconfig:CodeDeployDefault.OneAtATime", "arn:aws:codedeploy:us-east-1:123456789012:deploymentconfig:CodeDeployDefault.OneAtATime"]],
    ]
    error_message = "It must read how many instances are deployed to at once."
  }
}

run "deploy_policy" {
  assert {
    condition     = [for s in jsondecode(aws_iam_policy.deploy.policy).Statement : [s.Sid, s.Effect]] == [["Deploy", "Allow"], ["ReadDeploymentConfig", "Allow"]] && jsondecode(aws_iam_policy.deploy.policy).Version == "2012-10-17"
    error_message = "The right to deploy must be these statements and no other."
  }

  assert {
    condition     = [aws_iam_policy.deploy.name, aws_iam_role_policy_attachment.deploy.role, aws_iam_role_policy_attachment.deploy.policy_arn] == ["carshare-test-pipeline-deploy-use1", aws_iam_role.pipeline.name, aws_iam_policy.deploy.arn]
    error_message = "It must be the pipeline's."
  }
}

# IAM counts no white space: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
run "fifteen_regions" {
  variables {
    name         = "a-name-of-23-letters-ab"
    environment  = "staging1"
    region_order = concat(["us-east-1"], [for i in range(10, 24) : "ap-northeast-${i}"])
    targets = { for region in concat(["us-east-1"], [for i in range(10, 24) : "ap-northeast-${i}"]) : region => {
      application_name      = "a-name-of-23-letters-ab-staging1"
      application_arn       = "arn:aws:codedeploy:${region}:123456789012:application:a-name-of-23-letters-ab-staging1"
      deployment_group_name = "a-name-of-23-letters-ab-staging1-apne1"
      deployment_group_arn  = "arn:aws:codedeploy:${region}:123456789012:deploymentgroup:a-name-of-23-letters-ab-staging1/a-name-of-23-letters-ab-staging1-apne1"
      deployment_config_arn = "arn:aws:codedeploy:${region}:123456789012:deploymentconfig:CodeDeployDefault.OneAtATime"
      artifact_bucket_name  = "a-name-of-23-letters-ab-staging1-artifacts-123456789012-apne1"
      artifact_key_arn      = "arn:aws:kms:${region}:123456789012:key/11111111-1111-1111-1111-111111111111"
    } }
  }

  assert {
    condition     = length(aws_iam_role_policy.pipeline.policy) <= 10240 && length(aws_iam_policy.deploy.policy) <= 6144 && length(aws_iam_policy.deploy.name) <= 128
    error_message = "A role's inline policies take 10,240 letters, another policy takes 6,144."
  }
}
