locals {
  log_group_name = "/${var.name}/${var.environment}/codebuild"
  log_group_arn  = join(":", ["arn", data.aws_partition.current.partition, "logs", data.aws_region.current.id, data.aws_caller_identity.current.account_id, "log-group", local.log_group_name])

  # Put together, as the role must trust the project, and the pipeline may start it, before it is there.
  project_name = "${local.prefix}-build"
  project_arn  = join(":", ["arn", data.aws_partition.current.partition, "codebuild", data.aws_region.current.id, data.aws_caller_identity.current.account_id, "project/${local.project_name}"])

  home_bucket_arn = "arn:${data.aws_partition.current.partition}:s3:::${local.home.artifact_bucket_name}"
}

resource "aws_cloudwatch_log_group" "build" {
  #checkov:skip=CKV_AWS_338:how long logs are kept is the blueprint's to say https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html

  name              = local.log_group_name
  kms_key_id        = var.logs_key_arn
  retention_in_days = var.log_retention_days

  tags = { Name = local.project_name }
}

data "aws_service_principal" "codebuild" {
  service_name = "codebuild"
}

# https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html
data "aws_iam_policy_document" "build_trust" {
  statement {
    sid     = "CodeBuildTakesTheRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.codebuild.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [local.project_arn]
    }
  }
}

resource "aws_iam_role" "build" {
  name               = "${local.prefix}-build-${var.region_code}"
  description        = "CodeBuild builds ${local.prefix}"
  assume_role_policy = data.aws_iam_policy_document.build_trust.json

  tags = { Name = local.project_name }
}

# What the buildspec runs has these rights too, so there are no others: it reads the source, writes what it built, and logs.
# https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html
resource "aws_iam_role_policy" "build" {
  name = "build"
  role = aws_iam_role.build.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "Log"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = [local.log_group_arn, "${local.log_group_arn}:*"]
      },
      {
        Sid      = "FindArtifactBucket"
        Effect   = "Allow"
        Action   = ["s3:GetBucketAcl", "s3:GetBucketLocation"]
        Resource = local.home_bucket_arn
      },
      {
        Sid      = "ReadSourceWriteBuild"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"]
        Resource = "${local.home_bucket_arn}/*"
      },
      {
        Sid      = "EncryptArtifacts"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"]
        Resource = local.home.artifact_key_arn
      },
    ]
  })
}

# It runs outside the VPC: it reaches the artifacts and the package registries, and nothing of the application's.
resource "aws_codebuild_project" "this" {
  name           = local.project_name
  description    = "Builds ${local.prefix} by the buildspec.yml of its source"
  service_role   = aws_iam_role.build.arn
  encryption_key = local.home.artifact_key_arn
  build_timeout  = 60

  source {
    type      = "CODEPIPELINE"
    buildspec = "buildspec.yml"
  }

  artifacts {
    type = "CODEPIPELINE"
  }

  # Images and what they are for: https://docs.aws.amazon.com/codebuild/latest/userguide/ec2-compute-images.html
  environment {
    type                        = var.build.environment_type
    image                       = var.build.image
    compute_type                = var.build.compute_type
    image_pull_credentials_type = "CODEBUILD"
    privileged_mode             = false
  }

  logs_config {
    cloudwatch_logs {
      status     = "ENABLED"
      group_name = aws_cloudwatch_log_group.build.name
    }
  }

  tags = { Name = local.project_name }

  depends_on = [aws_iam_role_policy.build]
}
