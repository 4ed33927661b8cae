# The bucket and the key, with made-up values for all that AWS would say.

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

run "key" {
  assert {
    condition     = aws_kms_key.artifacts.enable_key_rotation && aws_kms_key.artifacts.deletion_window_in_days == 21
    error_message = "The key must rotate, and wait before it is lost."
  }

  assert {
    condition     = [aws_kms_alias.artifacts.name, aws_kms_alias.artifacts.target_key_id] == ["alias/carshare-test-artifacts", aws_kms_key.artifacts.key_id]
    error_message = "The key must have its alias."
  }

  assert {
    condition     = output.artifact_key_arn == aws_kms_key.artifacts.arn
    error_message = "The output must be the key's ARN."
  }
}

run "names" {
  assert {
    condition     = [aws_s3_bucket.artifacts.bucket, output.artifact_bucket_name] == ["carshare-test-artifacts-123456789012-use1", "carshare-test-artifacts-123456789012-use1"]
    error_message = "The bucket's name is global: it carries account and Region."
  }

  assert {
    condition     = local.bucket_arn == "arn:aws:s3:::${aws_s3_bucket.artifacts.bucket}"
    error_message = "The ARN that the policies use must be the bucket's."
  }

  assert {
    condition     = aws_s3_bucket.artifacts.force_destroy
    error_message = "force_destroy must hold."
  }
}

run "longest_names" {
  variables {
    name        = "a-name-of-23-letters-ab"
    environment = "staging1"
    region_code = "apne1"
  }

  assert {
    condition     = length("${var.name}-${var.environment}") == 32 && length(aws_s3_bucket.artifacts.bucket) <= 63 && length(aws_iam_role.codedeploy.name) <= 64 && length(aws_codedeploy_deployment_group.this.deployment_group_name) <= 100
    error_message = "The longest prefix must fit S3, IAM and CodeDeploy."
  }
}

run "encryption" {
  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.artifacts.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "The bucket must be encrypted under KMS."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.artifacts.rule).apply_server_side_encryption_by_default).kms_master_key_id == aws_kms_key.artifacts.arn
    error_message = "It must be the module's own key, by its ARN."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.artifacts.rule).bucket_key_enabled
    error_message = "A bucket key keeps KMS from being asked for every object."
  }
}

run "closed" {
  assert {
    condition     = aws_s3_bucket_public_access_block.artifacts.block_public_acls && aws_s3_bucket_public_access_block.artifacts.block_public_policy && aws_s3_bucket_public_access_block.artifacts.ignore_public_acls && aws_s3_bucket_public_access_block.artifacts.restrict_public_buckets
    error_message = "All four public access settings must hold."
  }

  assert {
    condition     = one(aws_s3_bucket_ownership_controls.artifacts.rule).object_ownership == "BucketOwnerEnforced"
    error_message = "The bucket must know no ACLs."
  }

  assert {
    condition     = one(aws_s3_bucket_versioning.artifacts.versioning_configuration).status == "Enabled"
    error_message = "The bucket must keep versions."
  }

  assert {
    condition = alltrue([
      for bucket in [
        aws_s3_bucket_ownership_controls.artifacts.bucket, aws_s3_bucket_public_access_block.artifacts.bucket, aws_s3_bucket_server_side_encryption_configuration.artifacts.bucket,
        aws_s3_bucket_policy.artifacts.bucket, aws_s3_bucket_versioning.artifacts.bucket, aws_s3_bucket_lifecycle_configuration.artifacts.bucket, aws_s3_bucket_logging.artifacts.bucket,
      ] : bucket == aws_s3_bucket.artifacts.bucket
    ])
    error_message = "Each setting must be the bucket's."
  }
}

run "server_access_logging" {
  assert {
    condition     = [aws_s3_bucket_logging.artifacts.target_bucket, aws_s3_bucket_logging.artifacts.target_prefix] == ["carshare-test-access-123456789012-use1", "s3/"]
    error_message = "Requests must be logged to the access bucket, under the prefix that its policy admits."
  }

  assert {
    condition     = one(one(aws_s3_bucket_logging.artifacts.target_object_key_format).partitioned_prefix).partition_date_source == "EventTime"
    error_message = "Keys must be partitioned by the date of the request."
  }
}

run "lifecycle" {
  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.artifacts.rule : rule.id] == ["housekeeping", "sources"]
    error_message = "Two rules must hold: one for all versions, one for sources."
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.artifacts.rule : one(rule.filter).prefix if rule.id == "sources"] == ["carshare-test/source/"]
    error_message = "It must be about what the pipeline calls `source`, and nothing else."
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.artifacts.rule : [rule.id, one(rule.expiration).days] if coalesce(one(rule.expiration).days, 0) > 0] == [["sources", 45]]
    error_message = "Sources must expire after their retention, and nothing else that is current: new instances need what was built."
  }

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_lifecycle_configuration.artifacts.rule : length(rule.transition) == 0])
    error_message = "Nothing must move to where an instance cannot read it at once."
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.artifacts.rule : [one(rule.noncurrent_version_expiration).noncurrent_days, one(rule.abort_incomplete_multipart_upload).days_after_initiation, one(rule.expiration).expired_object_delete_marker] if rule.id == "housekeeping"] == [[30, 7, true]]
    error_message = "Old versions, abandoned uploads and empty delete markers must go."
  }

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_lifecycle_configuration.artifacts.rule : rule.status == "Enabled"])
    error_message = "Each rule must be on."
  }
}

run "long_pipeline_name" {
  variables {
    name = "springfield-carshare"
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.artifacts.rule : one(rule.filter).prefix if rule.id == "sources"] == ["springfield-carshare/source/"]
    error_message = "CodePipeline takes 20 letters of its own name into a key."
  }
}
