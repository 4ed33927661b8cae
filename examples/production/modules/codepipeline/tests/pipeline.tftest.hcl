# Stages, their order and their artifacts, whatever the source and whoever approves. All that AWS would say is made up.

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

run "pipeline" {
  assert {
    condition     = [aws_codepipeline.this.name, output.pipeline_name] == ["carshare-test", "carshare-test"] && output.pipeline_arn == aws_codepipeline.this.arn
    error_message = "The pipeline must have the tree's name."
  }

  assert {
    condition     = local.pipeline_arn == aws_codepipeline.this.arn
    error_message = "The ARN that the policies use must be the pipeline's."
  }

  assert {
    condition     = [aws_codepipeline.this.pipeline_type, aws_codepipeline.this.execution_mode] == ["V2", "QUEUED"]
    error_message = "One run must follow the other, which only V2 can."
  }

  assert {
    condition     = aws_codepipeline.this.role_arn == aws_iam_role.pipeline.arn
    error_message = "The pipeline must have its own role."
  }
}

run "stages" {
  assert {
    condition     = [for stage in aws_codepipeline.this.stage : stage.name] == concat(["Source", "Build"], keys(local.approval_stages), ["Deploy-us-west-2", "Deploy-us-east-1"])
    error_message = "Source, build and, if there is one, the approval must come before the Regions in their order."
  }

  assert {
    condition     = alltrue([for stage in aws_codepipeline.this.stage : length(stage.action) == 1])
    error_message = "Each stage must have one action."
  }

  assert {
    condition     = [for action in aws_codepipeline.this.stage[0].action : [action.name, action.category, action.owner, action.provider, action.version, jsonencode(action.output_artifacts)]] == [["Source", "Source", "AWS", local.source_provider, "1", jsonencode(["source"])]]
    error_message = "The source must give the artifact source."
  }

  assert {
    condition     = aws_codepipeline.this.stage[0].action[0].configuration == tomap(local.source_configuration)
    error_message = "The source must be configured as the option says."
  }

  assert {
    condition     = [for action in aws_codepipeline.this.stage[1].action : [action.category, action.owner, action.provider, action.version, jsonencode(action.input_artifacts), jsonencode(action.output_artifacts)]] == [["Build", "AWS", "CodeBuild", "1", jsonencode(["source"]), jsonencode(["build"])]]
    error_message = "The build must take the source and give the artifact build."
  }

  assert {
    condition     = aws_codepipeline.this.stage[1].action[0].configuration == tomap({ ProjectName = aws_codebuild_project.this.name })
    error_message = "The build must be the project's."
  }
}

run "deployments" {
  assert {
    condition = { for stage in aws_codepipeline.this.stage : stage.name => [for action in stage.action : [action.category, action.owner, action.provider, action.version, action.region, jsonencode(action.input_artifacts)]] if startswith(stage.name, "Deploy-") } == {
      Deploy-us-east-1 = [["Deploy", "AWS", "CodeDeploy", "1", "us-east-1", jsonencode(["build"])]]
      Deploy-us-west-2 = [["Deploy", "AWS", "CodeDeploy", "1", "us-west-2", jsonencode(["build"])]]
    }
    error_message = "What was built, not the source, must be deployed in each Region."
  }

  assert {
    condition = { for stage in aws_codepipeline.this.stage : stage.name => stage.action[0].configuration if startswith(stage.name, "Deploy-") } == {
      Deploy-us-east-1 = tomap({ ApplicationName = "app-east", DeploymentGroupName = "group-east" })
      Deploy-us-west-2 = tomap({ ApplicationName = "app-west", DeploymentGroupName = "group-west" })
    }
    error_message = "Each Region must deploy to its own group."
  }
}

run "artifact_stores" {
  assert {
    condition = { for store in aws_codepipeline.this.artifact_store : store.region => [store.type, store.location, one(store.encryption_key).type, one(store.encryption_key).id] } == {
      us-east-1 = ["S3", "artifacts-east", "KMS", "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"]
      us-west-2 = ["S3", "artifacts-west", "KMS", "arn:aws:kms:us-west-2:123456789012:key/22222222-2222-2222-2222-222222222222"]
    }
    error_message = "Each Region must have its own bucket and key."
  }
}

# The provider refuses a Region where there is one store, and asks for it where there are more.
run "one_region" {
  variables {
    region_order = ["us-east-1"]
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
    }
  }

  assert {
    condition     = [for store in aws_codepipeline.this.artifact_store : [try(coalesce(store.region), "none"), store.location]] == [["none", "artifacts-east"]]
    error_message = "A pipeline of one Region must have one store, without a Region."
  }

  assert {
    condition     = [for stage in aws_codepipeline.this.stage : stage.name if startswith(stage.name, "Deploy-")] == ["Deploy-us-east-1"]
    error_message = "There must be one deployment."
  }
}

run "build_project" {
  assert {
    condition     = [aws_codebuild_project.this.name, output.build_project_name] == ["carshare-test-build", "carshare-test-build"]
    error_message = "The project must have the tree's name."
  }

  assert {
    condition     = local.project_arn == "arn:aws:codebuild:us-east-1:123456789012:project/${aws_codebuild_project.this.name}"
    error_message = "The ARN that the policies use must be the project's."
  }

  assert {
    condition     = [for it in aws_codebuild_project.this.environment : [it.type, it.image, it.compute_type, it.image_pull_credentials_type]] == [["ARM_CONTAINER", "aws/codebuild/amazonlinux-aarch64-standard:3.0", "BUILD_GENERAL1_MEDIUM", "CODEBUILD"]]
    error_message = "The build must run where the blueprint says."
  }

  assert {
    condition     = one(aws_codebuild_project.this.environment).privileged_mode == false
    error_message = "A build must not be privileged."
  }

  assert {
    condition     = [one(aws_codebuild_project.this.source).type, one(aws_codebuild_project.this.source).buildspec, one(aws_codebuild_project.this.artifacts).type] == ["CODEPIPELINE", "buildspec.yml", "CODEPIPELINE"]
    error_message = "Source, with its buildspec, and artifacts must be the pipeline's."
  }

  assert {
    condition     = [aws_codebuild_project.this.service_role, aws_codebuild_project.this.encryption_key] == [aws_iam_role.build.arn, "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"]
    error_message = "What is built must be encrypted under the key of this Region's artifacts."
  }
}

run "build_logs" {
  assert {
    condition     = [for logs in one(aws_codebuild_project.this.logs_config).cloudwatch_logs : [logs.status, logs.group_name]] == [["ENABLED", aws_cloudwatch_log_group.build.name]]
    error_message = "Builds must log to their own group."
  }

  assert {
    condition     = [aws_cloudwatch_log_group.build.name, output.build_log_group_name, aws_cloudwatch_log_group.build.kms_key_id, tostring(aws_cloudwatch_log_group.build.retention_in_days)] == ["/carshare/test/codebuild", "/carshare/test/codebuild", var.logs_key_arn, "60"]
    error_message = "The group must have a name that the logs key admits, be encrypted and be kept as long as the blueprint says."
  }
}

run "longest_names" {
  variables {
    name        = "a-name-of-23-letters-ab"
    environment = "staging1"
    region_code = "apne1"
  }

  assert {
    condition     = length(local.prefix) == 32 && length(aws_codepipeline.this.name) <= 100 && length(aws_iam_role.pipeline.name) <= 64 && length(aws_iam_role.build.name) <= 64
    error_message = "The longest prefix must fit CodePipeline and IAM."
  }
}
