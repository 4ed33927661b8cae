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
    condition     = local.source_provider == "S3"
    error_message = "The source must be S3."
  }

  assert {
    condition     = local.source_configuration == { S3Bucket = "carshare-test-source-123456789012-use1", S3ObjectKey = "incoming/app.zip", PollForSourceChanges = "false" }
    error_message = "The object must be the source, and nothing must poll."
  }

  assert {
    condition     = [output.source_bucket_name, output.source_object_key, output.source_key_arn] == ["carshare-test-source-123456789012-use1", "incoming/app.zip", aws_kms_key.source.arn]
    error_message = "Whoever uploads must be told where to, and under which key."
  }

  assert {
    condition     = [output.clone_url_http, output.connection_arn] == ["", ""]
    error_message = "There is neither a repository nor a connection."
  }
}

run "bucket_of_another_name" {
  variables {
    source_code = {
      branch              = "main"
      repository          = "springfield/carshare"
      connection_arn      = "arn:aws:codeconnections:us-east-1:123456789012:connection/99999999-8888-7777-6666-555555555555"
      connection_provider = "GitHub"
      bucket              = "springfield-drop"
      object_key          = "app.zip"
    }
  }

  assert {
    condition     = [aws_s3_bucket.source.bucket, output.source_bucket_name, local.bucket_arn, jsondecode(aws_cloudwatch_event_rule.start.event_pattern).detail.bucket.name[0]] == ["springfield-drop", "springfield-drop", "arn:aws:s3:::springfield-drop", "springfield-drop"]
    error_message = "A stated name must hold everywhere."
  }
}

run "event" {
  assert {
    condition     = jsondecode(aws_cloudwatch_event_rule.start.event_pattern) == { source = ["aws.s3"], detail-type = ["Object Created"], detail = { bucket = { name = ["carshare-test-source-123456789012-use1"] }, object = { key = ["incoming/app.zip"] } } }
    error_message = "A new version of the object must start the pipeline, and nothing else."
  }

  assert {
    condition     = aws_s3_bucket_notification.source.eventbridge && aws_s3_bucket_notification.source.bucket == aws_s3_bucket.source.bucket
    error_message = "The bucket must tell EventBridge."
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
    condition     = [for s in local.source_statements : [s.Sid, toset(flatten([s.Action])), toset(flatten([s.Resource]))]] == [["FindSource", toset(["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"]), toset(["arn:aws:s3:::carshare-test-source-123456789012-use1"])], ["ReadSource", toset(["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionTagging"]), toset(["arn:aws:s3:::carshare-test-source-123456789012-use1/incoming/app.zip"])], ["DecryptSource", toset(["kms:Decrypt"]), toset([aws_kms_key.source.arn])], ["TagArtifacts", toset(["s3:GetObjectTagging", "s3:GetObjectVersionTagging", "s3:PutObjectTagging"]), toset(["arn:aws:s3:::artifacts-east/*", "arn:aws:s3:::artifacts-west/*"])]]
    error_message = "The pipeline must read this object under its key, and carry its tags."
  }

  assert {
    condition     = local.source_statements[2].Condition == { StringEquals = { "kms:ViaService" = tolist(["s3.us-east-1.amazonaws.com"]) } }
    error_message = "It must use the key by way of S3 only."
  }

  assert {
    condition     = [for s in data.aws_iam_policy_document.source_key.statement : [s.actions, one(s.principals).identifiers]] == [[toset(["kms:*"]), toset(["arn:aws:iam::123456789012:root"])]]
    error_message = "The key's policy must leave it to IAM who uses it, and name nobody else."
  }
}

run "bucket" {
  assert {
    condition     = aws_kms_key.source.enable_key_rotation && aws_kms_key.source.deletion_window_in_days == 21 && aws_kms_alias.source.target_key_id == aws_kms_key.source.key_id
    error_message = "The key must rotate, wait before it is lost and have its alias."
  }

  assert {
    condition     = [for e in one(aws_s3_bucket_server_side_encryption_configuration.source.rule).apply_server_side_encryption_by_default : [e.sse_algorithm, e.kms_master_key_id]] == [["aws:kms", aws_kms_key.source.arn]] && one(aws_s3_bucket_server_side_encryption_configuration.source.rule).bucket_key_enabled
    error_message = "The bucket must be encrypted under its own key."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.source.block_public_acls && aws_s3_bucket_public_access_block.source.block_public_policy && aws_s3_bucket_public_access_block.source.ignore_public_acls && aws_s3_bucket_public_access_block.source.restrict_public_buckets
    error_message = "All four public access settings must hold."
  }

  assert {
    condition     = [one(aws_s3_bucket_ownership_controls.source.rule).object_ownership, one(aws_s3_bucket_versioning.source.versioning_configuration).status] == ["BucketOwnerEnforced", "Enabled"]
    error_message = "The bucket must know no ACLs and keep versions: CodePipeline takes no source without."
  }

  assert {
    condition     = [aws_s3_bucket_logging.source.target_bucket, aws_s3_bucket_logging.source.target_prefix, one(one(aws_s3_bucket_logging.source.target_object_key_format).partitioned_prefix).partition_date_source] == ["carshare-test-access-123456789012-use1", "s3/", "EventTime"]
    error_message = "Requests must be logged to the access bucket, under the prefix that its policy admits."
  }

  assert {
    condition     = aws_s3_bucket.source.force_destroy && aws_s3_bucket_policy.source.policy == data.aws_iam_policy_document.bucket.json
    error_message = "force_destroy must hold, and the bucket have its policy."
  }

  assert {
    condition     = [for s in data.aws_iam_policy_document.bucket.statement : [s.effect, s.actions, s.resources, one(s.condition).variable, one(s.condition).values]] == [["Deny", toset(["s3:*"]), toset(["arn:aws:s3:::carshare-test-source-123456789012-use1", "arn:aws:s3:::carshare-test-source-123456789012-use1/*"]), "aws:SecureTransport", tolist(["false"])]]
    error_message = "The policy must refuse plain HTTP, and let nobody in."
  }

  assert {
    condition     = [for r in aws_s3_bucket_lifecycle_configuration.source.rule : [r.status, one(r.noncurrent_version_expiration).noncurrent_days, one(r.abort_incomplete_multipart_upload).days_after_initiation, one(r.expiration).expired_object_delete_marker]] == [["Enabled", 90, 7, true]]
    error_message = "Old versions must go, and the source itself never."
  }

  assert {
    condition     = alltrue([for bucket in [aws_s3_bucket_ownership_controls.source.bucket, aws_s3_bucket_public_access_block.source.bucket, aws_s3_bucket_server_side_encryption_configuration.source.bucket, aws_s3_bucket_policy.source.bucket, aws_s3_bucket_versioning.source.bucket, aws_s3_bucket_lifecycle_configuration.source.bucket, aws_s3_bucket_logging.source.bucket] : bucket == aws_s3_bucket.source.bucket])
    error_message = "Each setting must be the bucket's."
  }
}

run "longest_names" {
  variables {
    name        = "a-name-of-23-letters-ab"
    environment = "staging1"
    region_code = "apne1"
  }

  assert {
    condition     = length(aws_s3_bucket.source.bucket) <= 63 && length(aws_cloudwatch_event_rule.start.name) <= 64 && length(aws_iam_role.start.name) <= 64
    error_message = "The longest prefix must fit S3, EventBridge and IAM."
  }
}
