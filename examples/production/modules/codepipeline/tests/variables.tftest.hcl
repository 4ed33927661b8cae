# What the module refuses.

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

run "name_too_long" {
  command = plan

  variables {
    name        = "a-name-of-24-letters-abcd"
    environment = "staging1"
  }

  expect_failures = [var.name]
}

run "name_with_dot" {
  command = plan

  variables {
    name = "car.share"
  }

  expect_failures = [var.name]
}

run "branch_with_two_dots" {
  command = plan

  variables {
    source_code = { branch = "main..next", repository = "a/b", object_key = "app.zip", connection_provider = "GitHub", connection_arn = "arn:aws:codeconnections:us-east-1:123456789012:connection/99999999-8888-7777-6666-555555555555" }
  }

  expect_failures = [var.source_code]
}

run "branch_with_a_hyphen_first" {
  command = plan

  variables {
    source_code = { branch = "-main", repository = "a/b", object_key = "app.zip", connection_provider = "GitHub", connection_arn = "arn:aws:codeconnections:us-east-1:123456789012:connection/99999999-8888-7777-6666-555555555555" }
  }

  expect_failures = [var.source_code]
}

run "branch_that_is_a_lock" {
  command = plan

  variables {
    source_code = { branch = "topic.lock", repository = "a/b", object_key = "app.zip", connection_provider = "GitHub", connection_arn = "arn:aws:codeconnections:us-east-1:123456789012:connection/99999999-8888-7777-6666-555555555555" }
  }

  expect_failures = [var.source_code]
}

run "branch_with_a_space" {
  command = plan

  variables {
    source_code = { branch = "main branch", repository = "a/b", object_key = "app.zip", connection_provider = "GitHub", connection_arn = "arn:aws:codeconnections:us-east-1:123456789012:connection/99999999-8888-7777-6666-555555555555" }
  }

  expect_failures = [var.source_code]
}

run "branch_with_a_tilde" {
  command = plan

  variables {
    source_code = { branch = "refs~1", repository = "a/b", object_key = "app.zip", connection_provider = "GitHub", connection_arn = "arn:aws:codeconnections:us-east-1:123456789012:connection/99999999-8888-7777-6666-555555555555" }
  }

  expect_failures = [var.source_code]
}

run "repository_without_owner" {
  command = plan

  variables {
    source_code = { branch = "main", repository = "carshare", connection_arn = "arn:aws:codeconnections:us-east-1:123456789012:connection/99999999-8888-7777-6666-555555555555", connection_provider = "GitHub", bucket = null, object_key = "app.zip" }
  }

  expect_failures = [var.source_code]
}

run "connection_arn_of_another_service" {
  command = plan

  variables {
    source_code = { branch = "main", repository = "a/b", connection_arn = "arn:aws:codecommit:us-east-1:123456789012:carshare", connection_provider = "GitHub", bucket = null, object_key = "app.zip" }
  }

  expect_failures = [var.source_code]
}

run "connection_provider_unknown" {
  command = plan

  variables {
    source_code = { branch = "main", repository = "a/b", connection_arn = "arn:aws:codeconnections:us-east-1:123456789012:connection/99999999-8888-7777-6666-555555555555", connection_provider = "github", bucket = null, object_key = "app.zip" }
  }

  expect_failures = [var.source_code]
}

run "bucket_in_capitals" {
  command = plan

  variables {
    source_code = { branch = "main", repository = "a/b", connection_arn = "arn:aws:codeconnections:us-east-1:123456789012:connection/99999999-8888-7777-6666-555555555555", connection_provider = "GitHub", bucket = "Source", object_key = "app.zip" }
  }

  expect_failures = [var.source_code]
}

run "object_is_no_zip" {
  command = plan

  variables {
    source_code = { branch = "main", repository = "a/b", connection_arn = "arn:aws:codeconnections:us-east-1:123456789012:connection/99999999-8888-7777-6666-555555555555", connection_provider = "GitHub", bucket = null, object_key = "app.tar.gz" }
  }

  expect_failures = [var.source_code]
}

run "build_on_windows" {
  command = plan

  variables {
    build = { image = "aws/codebuild/amazonlinux-x86_64-standard:5.0", environment_type = "WINDOWS_SERVER_2022_CONTAINER", compute_type = "BUILD_GENERAL1_SMALL" }
  }

  expect_failures = [var.build]
}

run "image_of_the_other_architecture" {
  command = plan

  variables {
    build = { image = "aws/codebuild/amazonlinux-x86_64-standard:5.0", environment_type = "ARM_CONTAINER", compute_type = "BUILD_GENERAL1_SMALL" }
  }

  expect_failures = [var.build]
}

run "image_for_arm_elsewhere" {
  command = plan

  variables {
    build = { image = "aws/codebuild/amazonlinux-aarch64-standard:3.0", environment_type = "LINUX_CONTAINER", compute_type = "BUILD_GENERAL1_SMALL" }
  }

  expect_failures = [var.build]
}

run "image_of_somebody" {
  command = plan

  variables {
    build = { image = "docker.io/library/alpine", environment_type = "LINUX_CONTAINER", compute_type = "BUILD_GENERAL1_SMALL" }
  }

  expect_failures = [var.build]
}

run "compute_type_unknown" {
  command = plan

  variables {
    build = { image = "aws/codebuild/amazonlinux-aarch64-standard:3.0", environment_type = "ARM_CONTAINER", compute_type = "small" }
  }

  expect_failures = [var.build]
}

run "region_missing" {
  command = plan

  variables {
    region_order = ["us-east-1"]
  }

  expect_failures = [var.region_order]
}

run "region_twice" {
  command = plan

  variables {
    region_order = ["us-east-1", "us-west-2", "us-east-1"]
  }

  expect_failures = [var.region_order]
}

run "region_unknown" {
  command = plan

  variables {
    region_order = ["us-east-1", "us-west-2", "eu-west-1"]
  }

  expect_failures = [var.region_order]
}

run "email_malformed" {
  command = plan

  variables {
    approval_emails = ["nobody"]
  }

  expect_failures = [var.approval_emails]
}

run "retention_unknown" {
  command = plan

  variables {
    log_retention_days = 42
  }

  expect_failures = [var.log_retention_days]
}

run "key_deletion_too_soon" {
  command = plan

  variables {
    key_deletion_window_in_days = 6
  }

  expect_failures = [var.key_deletion_window_in_days]
}

run "no_region" {
  command = plan

  variables {
    targets      = {}
    region_order = []
  }

  expect_failures = [var.targets]
}

run "source_incomplete" {
  command = plan

  variables {
    source_code = {}
  }

  expect_failures = [aws_codepipeline.this]
}
