# What each bucket is, with made-up values for all that AWS would say.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition = "aws"
    }
  }

  # The mock's own text is not JSON, and a bucket's policy must be.
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}

variables {
  name                    = "springfield-carshare"
  environment             = "prod"
  region_code             = "use1"
  logs_key_arn            = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
  force_destroy           = true
  flow_log_retention_days = 30

  # Of no use where objects are not locked.
  object_lock = { mode = "GOVERNANCE", days = 30 }
}

run "names" {
  assert {
    condition     = [aws_s3_bucket.logs.bucket, aws_s3_bucket.alb.bucket, aws_s3_bucket.access.bucket] == ["springfield-carshare-prod-logs-123456789012-use1", "springfield-carshare-prod-alb-123456789012-use1", "springfield-carshare-prod-access-123456789012-use1"]
    error_message = "Bucket names are global: they carry account and region."
  }

  assert {
    condition     = alltrue([for role, arn in local.arns : arn == "arn:aws:s3:::${local.names[role]}"])
    error_message = "The ARNs that the policies use are those of the buckets."
  }

  assert {
    condition     = [output.logs_bucket_name, output.alb_logs_bucket_name, output.access_logs_bucket_name, output.logs_bucket_arn] == [aws_s3_bucket.logs.bucket, aws_s3_bucket.alb.bucket, aws_s3_bucket.access.bucket, aws_s3_bucket.logs.arn]
    error_message = "Each output is the handle of its own bucket."
  }

  assert {
    condition     = [aws_s3_bucket.logs.force_destroy, aws_s3_bucket.alb.force_destroy, aws_s3_bucket.access.force_destroy] == [true, true, true]
    error_message = "force_destroy holds for each bucket."
  }
}

run "longest_name" {
  variables {
    name        = "a-name-of-27-letters-abcdef"
    environment = "production"
  }

  assert {
    condition     = length(aws_s3_bucket.access.bucket) == 63
    error_message = "A name at the limit makes a bucket name at the limit of S3."
  }
}

run "name_too_long" {
  command = plan

  variables {
    name        = "a-name-of-28-letters-abcdefg"
    environment = "production"
  }

  expect_failures = [var.region_code]
}

run "name_with_capitals" {
  command = plan

  variables {
    name = "Springfield"
  }

  expect_failures = [var.name]
}

run "environment_with_underscore" {
  command = plan

  variables {
    environment = "pre_prod"
  }

  expect_failures = [var.environment]
}

run "retention_of_zero_days" {
  command = plan

  variables {
    flow_log_retention_days           = 0
    session_log_retention_days        = 0
    alb_log_retention_days            = 0
    access_log_retention_days         = 0
    trail_log_retention_days          = 0
    noncurrent_version_retention_days = 0
  }

  expect_failures = [
    var.flow_log_retention_days,
    var.session_log_retention_days,
    var.alb_log_retention_days,
    var.access_log_retention_days,
    var.trail_log_retention_days,
    var.noncurrent_version_retention_days,
  ]
}

run "encryption" {
  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.logs.rule).apply_server_side_encryption_by_default).kms_master_key_id == var.logs_key_arn
    error_message = "The log bucket is encrypted under the logs key, by ARN."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.logs.rule).bucket_key_enabled
    error_message = "A bucket key keeps KMS from being asked for every log object."
  }

  assert {
    condition     = [for rule in [aws_s3_bucket_server_side_encryption_configuration.logs.rule, aws_s3_bucket_server_side_encryption_configuration.alb.rule, aws_s3_bucket_server_side_encryption_configuration.access.rule] : one(one(rule).apply_server_side_encryption_by_default).sse_algorithm] == ["aws:kms", "AES256", "AES256"]
    error_message = "Load balancers and server access logging write under SSE-S3 only; the rest is under KMS."
  }
}

run "closed" {
  assert {
    condition     = alltrue([for block in [aws_s3_bucket_public_access_block.logs, aws_s3_bucket_public_access_block.alb, aws_s3_bucket_public_access_block.access] : block.block_public_acls && block.block_public_policy && block.ignore_public_acls && block.restrict_public_buckets])
    error_message = "All four public access settings hold for each bucket."
  }

  assert {
    condition     = [for controls in [aws_s3_bucket_ownership_controls.logs, aws_s3_bucket_ownership_controls.alb, aws_s3_bucket_ownership_controls.access] : one(controls.rule).object_ownership] == ["BucketOwnerEnforced", "BucketOwnerEnforced", "BucketOwnerEnforced"]
    error_message = "No bucket knows ACLs."
  }

  assert {
    condition     = [for versioning in [aws_s3_bucket_versioning.logs, aws_s3_bucket_versioning.alb, aws_s3_bucket_versioning.access] : one(versioning.versioning_configuration).status] == ["Enabled", "Enabled", "Enabled"]
    error_message = "Each bucket keeps versions."
  }

  assert {
    condition     = [aws_s3_bucket_public_access_block.logs.bucket, aws_s3_bucket_public_access_block.alb.bucket, aws_s3_bucket_public_access_block.access.bucket] == [aws_s3_bucket.logs.bucket, aws_s3_bucket.alb.bucket, aws_s3_bucket.access.bucket]
    error_message = "Each public access block is of its own bucket."
  }

  assert {
    condition     = [aws_s3_bucket_ownership_controls.logs.bucket, aws_s3_bucket_ownership_controls.alb.bucket, aws_s3_bucket_ownership_controls.access.bucket] == [aws_s3_bucket.logs.bucket, aws_s3_bucket.alb.bucket, aws_s3_bucket.access.bucket]
    error_message = "Each ownership controls is of its own bucket."
  }

  assert {
    condition     = [aws_s3_bucket_server_side_encryption_configuration.logs.bucket, aws_s3_bucket_server_side_encryption_configuration.alb.bucket, aws_s3_bucket_server_side_encryption_configuration.access.bucket] == [aws_s3_bucket.logs.bucket, aws_s3_bucket.alb.bucket, aws_s3_bucket.access.bucket]
    error_message = "Each server side encryption configuration is of its own bucket."
  }

  assert {
    condition     = [aws_s3_bucket_policy.logs.bucket, aws_s3_bucket_policy.alb.bucket, aws_s3_bucket_policy.access.bucket] == [aws_s3_bucket.logs.bucket, aws_s3_bucket.alb.bucket, aws_s3_bucket.access.bucket]
    error_message = "Each policy is of its own bucket."
  }

  assert {
    condition     = [aws_s3_bucket_versioning.logs.bucket, aws_s3_bucket_versioning.alb.bucket, aws_s3_bucket_versioning.access.bucket] == [aws_s3_bucket.logs.bucket, aws_s3_bucket.alb.bucket, aws_s3_bucket.access.bucket]
    error_message = "Each versioning is of its own bucket."
  }

  assert {
    condition     = [aws_s3_bucket_lifecycle_configuration.logs.bucket, aws_s3_bucket_lifecycle_configuration.alb.bucket, aws_s3_bucket_lifecycle_configuration.access.bucket] == [aws_s3_bucket.logs.bucket, aws_s3_bucket.alb.bucket, aws_s3_bucket.access.bucket]
    error_message = "Each lifecycle configuration is of its own bucket."
  }
}

run "lifecycle" {
  variables {
    session_log_retention_days        = 400
    alb_log_retention_days            = 60
    access_log_retention_days         = 45
    trail_log_retention_days          = 500
    noncurrent_version_retention_days = 10
  }

  assert {
    condition     = { for rule in aws_s3_bucket_lifecycle_configuration.logs.rule : one(rule.filter).prefix => one(rule.expiration).days if rule.id != "housekeeping" } == { "flow-logs/" = 30, "session-manager/" = 400, "cloudtrail/" = 500 }
    error_message = "In the log bucket each prefix expires by its own variable."
  }

  assert {
    condition     = { for bucket, lifecycle in { alb = aws_s3_bucket_lifecycle_configuration.alb, access = aws_s3_bucket_lifecycle_configuration.access } : bucket => [for rule in lifecycle.rule : one(rule.expiration).days if rule.id == "logs"] } == { alb = [60], access = [45] }
    error_message = "Load balancer and server access logs expire by their own variables."
  }

  assert {
    condition     = [for lifecycle in [aws_s3_bucket_lifecycle_configuration.logs, aws_s3_bucket_lifecycle_configuration.alb, aws_s3_bucket_lifecycle_configuration.access] : [for rule in lifecycle.rule : one(rule.noncurrent_version_expiration).noncurrent_days if rule.id == "housekeeping"]] == [[10], [10], [10]]
    error_message = "Noncurrent versions expire in each bucket."
  }

  assert {
    condition     = [for lifecycle in [aws_s3_bucket_lifecycle_configuration.logs, aws_s3_bucket_lifecycle_configuration.alb, aws_s3_bucket_lifecycle_configuration.access] : [for rule in lifecycle.rule : one(rule.abort_incomplete_multipart_upload).days_after_initiation if rule.id == "housekeeping"]] == [[7], [7], [7]]
    error_message = "Abandoned uploads are aborted in each bucket."
  }

  assert {
    condition     = [for lifecycle in [aws_s3_bucket_lifecycle_configuration.logs, aws_s3_bucket_lifecycle_configuration.alb, aws_s3_bucket_lifecycle_configuration.access] : [for rule in lifecycle.rule : one(rule.expiration).expired_object_delete_marker if rule.id == "housekeeping"]] == [[true], [true], [true]]
    error_message = "Delete markers that hide nothing are removed in each bucket."
  }

  assert {
    condition     = alltrue(flatten([for lifecycle in [aws_s3_bucket_lifecycle_configuration.logs, aws_s3_bucket_lifecycle_configuration.alb, aws_s3_bucket_lifecycle_configuration.access] : [for rule in lifecycle.rule : rule.status == "Enabled" && length(rule.filter) == 1]]))
    error_message = "Each rule is on and has an explicit filter."
  }
}

run "without_transitions" {
  assert {
    condition     = alltrue(flatten([for lifecycle in [aws_s3_bucket_lifecycle_configuration.logs, aws_s3_bucket_lifecycle_configuration.alb, aws_s3_bucket_lifecycle_configuration.access] : [for rule in lifecycle.rule : length(rule.transition) == 0]]))
    error_message = "Unless a transition is stated nothing moves."
  }
}

run "transitions" {
  variables {
    flow_log_retention_days  = 121
    alb_log_retention_days   = 121
    trail_log_retention_days = 121
    storage_transitions      = [{ days = 60, storage_class = "STANDARD_IA" }, { days = 120, storage_class = "GLACIER_IR" }]
  }

  assert {
    condition     = { for rule in aws_s3_bucket_lifecycle_configuration.logs.rule : rule.id => { for transition in rule.transition : transition.storage_class => transition.days } } == { flow-logs = { STANDARD_IA = 60, GLACIER_IR = 120 }, session-manager = { STANDARD_IA = 60, GLACIER_IR = 120 }, cloudtrail = { STANDARD_IA = 60, GLACIER_IR = 120 }, housekeeping = {} }
    error_message = "In the log bucket each kind of log moves."
  }

  assert {
    condition     = { for rule in aws_s3_bucket_lifecycle_configuration.alb.rule : rule.id => { for transition in rule.transition : transition.storage_class => transition.days } } == { logs = { STANDARD_IA = 60, GLACIER_IR = 120 }, housekeeping = {} }
    error_message = "Load balancer logs move."
  }

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_lifecycle_configuration.access.rule : length(rule.transition) == 0])
    error_message = "Server access logs, small as they are, stay where they are."
  }
}

run "server_access_logging" {
  assert {
    condition     = [for logging in [aws_s3_bucket_logging.logs, aws_s3_bucket_logging.alb] : logging.target_bucket] == [aws_s3_bucket.access.bucket, aws_s3_bucket.access.bucket]
    error_message = "Both buckets log into the access bucket."
  }

  assert {
    condition     = [aws_s3_bucket_logging.logs.bucket, aws_s3_bucket_logging.alb.bucket] == [aws_s3_bucket.logs.bucket, aws_s3_bucket.alb.bucket]
    error_message = "Each logs its own requests."
  }

  assert {
    condition     = [for logging in [aws_s3_bucket_logging.logs, aws_s3_bucket_logging.alb] : logging.target_prefix] == ["s3/", "s3/"]
    error_message = "The prefix is the one that the access bucket's policy admits."
  }

  assert {
    condition     = [for logging in [aws_s3_bucket_logging.logs, aws_s3_bucket_logging.alb] : one(one(logging.target_object_key_format).partitioned_prefix).partition_date_source] == ["EventTime", "EventTime"]
    error_message = "Keys are partitioned by the date of the request."
  }
}
