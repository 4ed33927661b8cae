# The bucket and the key, with made-up values for all that AWS would say.

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

  fields              = [{ name = "event_id", type = "string" }, { name = "event_time", type = "timestamp" }, { name = "battery_percent", type = "double" }]
  prefix              = "fleet/v1/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/"
  error_prefix        = "errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/"
  buffering_size      = 96
  buffering_interval  = 240
  retention_days      = 400
  storage_transitions = [{ days = 45, storage_class = "STANDARD_IA" }, { days = 90, storage_class = "GLACIER_IR" }]
  log_retention_days  = 60

  vpc_id                      = "vpc-1"
  private_subnet_ids          = { use1-az1 = "subnet-private-1", use1-az2 = "subnet-private-2" }
  instance_security_group_id  = "sg-instances"
  instance_role_name          = "carshare-test-instance-use1"
  logs_key_arn                = "arn:aws:kms:us-east-1:123456789012:key/22222222-2222-2222-2222-222222222222"
  access_logs_bucket_name     = "carshare-test-access-123456789012-use1"
  force_destroy               = true
  key_deletion_window_in_days = 21
}

run "key" {
  assert {
    condition     = aws_kms_key.data.enable_key_rotation && aws_kms_key.data.deletion_window_in_days == 21
    error_message = "The key must rotate, and wait before it is lost."
  }

  assert {
    condition     = [aws_kms_alias.data.name, aws_kms_alias.data.target_key_id] == ["alias/carshare-test-data", aws_kms_key.data.key_id]
    error_message = "The key must have its alias."
  }

  assert {
    condition     = output.data_key_arn == aws_kms_key.data.arn
    error_message = "The output must be the key's ARN."
  }
}

run "names" {
  assert {
    condition     = [aws_s3_bucket.data.bucket, output.data_bucket_name] == ["carshare-test-data-123456789012-use1", "carshare-test-data-123456789012-use1"]
    error_message = "The bucket's name is global: it carries account and Region."
  }

  assert {
    condition     = local.bucket_arn == "arn:aws:s3:::${aws_s3_bucket.data.bucket}"
    error_message = "The ARN that the policies use must be the bucket's."
  }

  assert {
    condition     = aws_s3_bucket.data.force_destroy
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
    condition     = length("${var.name}-${var.environment}") == 32 && length(aws_s3_bucket.data.bucket) <= 63 && length(aws_kinesis_firehose_delivery_stream.this.name) <= 64 && length(aws_iam_role.firehose.name) <= 64
    error_message = "The longest prefix must fit S3, Firehose and IAM."
  }
}

run "encryption" {
  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.data.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms"
    error_message = "The bucket must be encrypted under KMS."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.data.rule).apply_server_side_encryption_by_default).kms_master_key_id == aws_kms_key.data.arn
    error_message = "It must be the module's own key, by its ARN."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.data.rule).bucket_key_enabled
    error_message = "A bucket key keeps KMS from being asked for every object."
  }
}

run "closed" {
  assert {
    condition     = aws_s3_bucket_public_access_block.data.block_public_acls && aws_s3_bucket_public_access_block.data.block_public_policy && aws_s3_bucket_public_access_block.data.ignore_public_acls && aws_s3_bucket_public_access_block.data.restrict_public_buckets
    error_message = "All four public access settings must hold."
  }

  assert {
    condition     = one(aws_s3_bucket_ownership_controls.data.rule).object_ownership == "BucketOwnerEnforced"
    error_message = "The bucket must know no ACLs."
  }

  assert {
    condition     = one(aws_s3_bucket_versioning.data.versioning_configuration).status == "Enabled"
    error_message = "The bucket must keep versions."
  }

  assert {
    condition = alltrue([
      for bucket in [
        aws_s3_bucket_ownership_controls.data.bucket, aws_s3_bucket_public_access_block.data.bucket, aws_s3_bucket_server_side_encryption_configuration.data.bucket,
        aws_s3_bucket_policy.data.bucket, aws_s3_bucket_versioning.data.bucket, aws_s3_bucket_lifecycle_configuration.data.bucket, aws_s3_bucket_logging.data.bucket,
      ] : bucket == aws_s3_bucket.data.bucket
    ])
    error_message = "Each setting must be the bucket's."
  }
}

run "server_access_logging" {
  assert {
    condition     = [aws_s3_bucket_logging.data.target_bucket, aws_s3_bucket_logging.data.target_prefix] == ["carshare-test-access-123456789012-use1", "s3/"]
    error_message = "Requests must be logged to the access bucket, under the prefix that its policy admits."
  }

  assert {
    condition     = one(one(aws_s3_bucket_logging.data.target_object_key_format).partitioned_prefix).partition_date_source == "EventTime"
    error_message = "Keys must be partitioned by the date of the request."
  }
}

run "lifecycle" {
  assert {
    condition     = { for rule in aws_s3_bucket_lifecycle_configuration.data.rule : rule.id => [for transition in rule.transition : [transition.days, transition.storage_class]] if length(rule.transition) > 0 } == { "standard-ia" = [[45, "STANDARD_IA"]], "glacier-ir" = [[90, "GLACIER_IR"]] }
    error_message = "Each transition must have its rule."
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.data.rule : one(rule.expiration).days if rule.id == "retention"] == [400]
    error_message = "Objects must expire after their retention."
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.data.rule : [one(rule.noncurrent_version_expiration).noncurrent_days, one(rule.abort_incomplete_multipart_upload).days_after_initiation, one(rule.expiration).expired_object_delete_marker] if rule.id == "housekeeping"] == [[30, 7, true]]
    error_message = "Old versions, abandoned uploads and empty delete markers must go."
  }

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_lifecycle_configuration.data.rule : rule.status == "Enabled" && length(rule.filter) == 1])
    error_message = "Each rule must be on and have an explicit filter."
  }
}

run "kept_for_ever_where_it_is" {
  variables {
    retention_days      = null
    storage_transitions = []
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.data.rule : rule.id] == ["housekeeping"]
    error_message = "Without retention and transitions only housekeeping must be left: a rule that does nothing is refused."
  }
}
