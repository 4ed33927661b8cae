# What the policies say in each partition. The provider is the real one, which writes policy documents without asking AWS; nothing is applied.

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

provider "aws" {
  alias                       = "china"
  region                      = "cn-north-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

override_data {
  target = data.aws_caller_identity.current
  values = { account_id = "123456789012" }
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

run "trust" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role.pipeline.assume_role_policy).Statement == [
      { Sid = "CodePipelineTakesTheRole", Effect = "Allow", Principal = { Service = "codepipeline.amazonaws.com" }, Action = "sts:AssumeRole" },
    ]
    error_message = "CodePipeline, and nobody else, must take the pipeline's role; it sends nothing to confine it by."
  }

  assert {
    condition = jsondecode(aws_iam_role.build.assume_role_policy).Statement == [{
      Sid       = "CodeBuildTakesTheRole"
      Effect    = "Allow"
      Principal = { Service = "codebuild.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = {
        StringEquals = { "aws:SourceAccount" = "123456789012" }
        ArnEquals    = { "aws:SourceArn" = "arn:aws:codebuild:us-east-1:123456789012:project/carshare-test-build" }
      }
    }]
    error_message = "CodeBuild, for this project, and nobody else must take the build's role."
  }

  assert {
    condition     = [aws_iam_role.pipeline.name, aws_iam_role.build.name] == ["carshare-test-pipeline-use1", "carshare-test-build-use1"]
    error_message = "Names of IAM must carry the Region."
  }

  assert {
    condition     = [aws_iam_role_policy.pipeline.role, aws_iam_role_policy.build.role] == [aws_iam_role.pipeline.name, aws_iam_role.build.name]
    error_message = "The rights must be those of the roles."
  }
}

run "build" {
  command = plan

  assert {
    condition     = jsondecode(aws_iam_role_policy.build.policy).Version == "2012-10-17"
    error_message = "The policy must be of the current version of the language."
  }

  assert {
    condition = [for s in jsondecode(aws_iam_role_policy.build.policy).Statement : [s.Sid, s.Effect, s.Action, s.Resource]] == [
      ["Log", "Allow", ["logs:CreateLogStream", "logs:PutLogEvents"], ["arn:aws:logs:us-east-1:123456789012:log-group:/carshare/test/codebuild", "arn:aws:logs:us-east-1:123456789012:log-group:/carshare/test/codebuild:*"]],
      ["FindArtifactBucket", "Allow", ["s3:GetBucketAcl", "s3:GetBucketLocation"], "arn:aws:s3:::artifacts-east"],
      ["ReadSourceWriteBuild", "Allow", ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"], "arn:aws:s3:::artifacts-east/*"],
      ["EncryptArtifacts", "Allow", ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"], "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"],
    ]
    error_message = "A build must log, read and write artifacts of this Region under their key, and nothing more: whoever pushes has these rights."
  }
}

run "china" {
  command = plan

  providers = {
    aws = aws.china
  }

  variables {
    source_code = {
      branch              = "main"
      repository          = "springfield/carshare"
      connection_arn      = "arn:aws-cn:codeconnections:cn-north-1:123456789012:connection/99999999-8888-7777-6666-555555555555"
      connection_provider = "GitLab"
      object_key          = "app.zip"
    }
    region_order = ["cn-north-1"]
    targets = {
      cn-north-1 = {
        application_name      = "app"
        application_arn       = "arn:aws-cn:codedeploy:cn-north-1:123456789012:application:app"
        deployment_group_name = "group"
        deployment_group_arn  = "arn:aws-cn:codedeploy:cn-north-1:123456789012:deploymentgroup:app/group"
        deployment_config_arn = "arn:aws-cn:codedeploy:cn-north-1:123456789012:deploymentconfig:CodeDeployDefault.OneAtATime"
        artifact_bucket_name  = "artifacts-cn"
        artifact_key_arn      = "arn:aws-cn:kms:cn-north-1:123456789012:key/11111111-1111-1111-1111-111111111111"
      }
    }
  }

  assert {
    condition     = [for role in [aws_iam_role.pipeline, aws_iam_role.build] : jsondecode(role.assume_role_policy).Statement[0].Principal.Service] == ["codepipeline.amazonaws.com", "codebuild.amazonaws.com"]
    error_message = "In China too these are their names."
  }

  assert {
    condition     = jsondecode(aws_iam_role.build.assume_role_policy).Statement[0].Condition.ArnEquals["aws:SourceArn"] == "arn:aws-cn:codebuild:cn-north-1:123456789012:project/carshare-test-build"
    error_message = "ARNs must be of the partition."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_role_policy.build.policy).Statement : s.Sid => s.Resource if s.Sid != "EncryptArtifacts" } == {
      Log                  = ["arn:aws-cn:logs:cn-north-1:123456789012:log-group:/carshare/test/codebuild", "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/carshare/test/codebuild:*"]
      FindArtifactBucket   = "arn:aws-cn:s3:::artifacts-cn"
      ReadSourceWriteBuild = "arn:aws-cn:s3:::artifacts-cn/*"
    }
    error_message = "ARNs must be of the partition."
  }
}
