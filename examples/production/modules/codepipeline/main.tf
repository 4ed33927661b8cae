locals {
  prefix = "${var.name}-${var.environment}"

  # Put together here, not read from the pipeline, as who starts it must be allowed to before it is there.
  pipeline_arn = join(":", ["arn", data.aws_partition.current.partition, "codepipeline", data.aws_region.current.id, data.aws_caller_identity.current.account_id, local.prefix])

  # Artifacts of this Region: what the source gives, and what is built.
  home = var.targets[data.aws_region.current.id]
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

# Artifacts and stages: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
resource "aws_codepipeline" "this" {
  name     = local.prefix
  role_arn = aws_iam_role.pipeline.arn

  # One run after the other, each to its end: a superseding run would overtake another between two stages, after it was approved or between two Regions, and
  # runs at the same time would deploy over each other. V1 knows superseding only.
  # https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html#concepts-how-it-works-executions
  pipeline_type  = "V2"
  execution_mode = "QUEUED"

  # CodePipeline copies what a stage takes into the bucket of the stage's Region. A pipeline of one Region has a store without a Region, and the provider
  # refuses one with it: https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/codepipeline/codepipeline.go
  # https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
  dynamic "artifact_store" {
    for_each = var.targets

    content {
      region   = length(var.targets) == 1 ? null : artifact_store.key
      type     = "S3"
      location = artifact_store.value.artifact_bucket_name

      encryption_key {
        type = "KMS"
        id   = artifact_store.value.artifact_key_arn
      }
    }
  }

  stage {
    name = "Source"

    action {
      name             = "Source"
      category         = "Source"
      owner            = "AWS"
      provider         = local.source_provider
      version          = "1"
      configuration    = local.source_configuration
      output_artifacts = ["source"]
    }
  }

  # https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html
  stage {
    name = "Build"

    action {
      name             = "Build"
      category         = "Build"
      owner            = "AWS"
      provider         = "CodeBuild"
      version          = "1"
      configuration    = { ProjectName = aws_codebuild_project.this.name }
      input_artifacts  = ["source"]
      output_artifacts = ["build"]
    }
  }

  # https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-action-add.html
  dynamic "stage" {
    for_each = local.approval_stages

    content {
      name = stage.key

      action {
        name          = stage.key
        category      = "Approval"
        owner         = "AWS"
        provider      = "Manual"
        version       = "1"
        configuration = stage.value
      }
    }
  }

  # One Region after the other: what fails in one stops before the next.
  # https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeDeploy.html
  dynamic "stage" {
    for_each = var.region_order

    content {
      name = "Deploy-${stage.value}"

      action {
        name            = "Deploy"
        category        = "Deploy"
        owner           = "AWS"
        provider        = "CodeDeploy"
        version         = "1"
        region          = stage.value
        input_artifacts = ["build"]

        configuration = {
          ApplicationName     = var.targets[stage.value].application_name
          DeploymentGroupName = var.targets[stage.value].deployment_group_name
        }
      }
    }
  }

  tags = { Name = local.prefix }

  lifecycle {
    precondition {
      condition     = length(local.source_lacks) == 0
      error_message = "source_code lacks ${join(", ", local.source_lacks)}: this pipeline's source cannot be without."
    }
  }

  # A pipeline runs once as soon as it is made.
  depends_on = [aws_iam_role_policy.pipeline, aws_iam_role_policy_attachment.deploy]
}
