# Where results go and how they are guarded, with made-up values for all that AWS would say.

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

  mock_data "aws_region" {
    defaults = {
      id = "eu-central-1"
    }
  }

  mock_resource "aws_kms_key" {
    defaults = {
      arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-1111-1111-1111-111111111111"
    }
  }

  # The mock's own text is not JSON, and a policy must be.
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}


variables {
  name                        = "springfield-carshare"
  environment                 = "prod"
  region_code                 = "euc1"
  logs_bucket_name            = "springfield-carshare-prod-logs-123456789012-euc1"
  alb_logs_bucket_name        = "springfield-carshare-prod-alb-123456789012-euc1"
  access_logs_bucket_name     = "springfield-carshare-prod-access-123456789012-euc1"
  bytes_scanned_cutoff        = 10737418240
  results_retention_days      = 30
  force_destroy               = false
  key_deletion_window_in_days = 30
}

run "workgroup" {
  assert {
    condition     = aws_athena_workgroup.this.name == "springfield-carshare-prod" && output.workgroup_name == "springfield-carshare-prod"
    error_message = "The workgroup has the tree's name."
  }

  assert {
    condition     = one(aws_athena_workgroup.this.configuration).enforce_workgroup_configuration && one(aws_athena_workgroup.this.configuration).publish_cloudwatch_metrics_enabled
    error_message = "Clients cannot choose another location or encryption, and metrics are published."
  }

  assert {
    condition     = one(aws_athena_workgroup.this.configuration).bytes_scanned_cutoff_per_query == 10737418240
    error_message = "A query is cancelled at the variable's number of bytes."
  }

  assert {
    condition     = one(one(aws_athena_workgroup.this.configuration).engine_version).selected_engine_version == "Athena engine version 3"
    error_message = "The engine's version is stated."
  }

  assert {
    condition     = one(one(aws_athena_workgroup.this.configuration).result_configuration).output_location == "s3://springfield-carshare-prod-athena-123456789012-euc1/results/"
    error_message = "Results go to the bucket of this module."
  }

  assert {
    condition     = one(one(aws_athena_workgroup.this.configuration).result_configuration).expected_bucket_owner == "123456789012"
    error_message = "Nobody else's bucket of that name takes the results."
  }

  assert {
    condition     = one(one(one(aws_athena_workgroup.this.configuration).result_configuration).encryption_configuration).encryption_option == "SSE_KMS" && one(one(one(aws_athena_workgroup.this.configuration).result_configuration).encryption_configuration).kms_key_arn == aws_kms_key.results.arn
    error_message = "Results are encrypted under this module's key."
  }

  assert {
    condition     = aws_athena_workgroup.this.force_destroy == false && aws_s3_bucket.results.force_destroy == false
    error_message = "What people saved, and the results, are kept unless force_destroy says otherwise."
  }
}

run "bucket" {
  assert {
    condition     = aws_s3_bucket.results.bucket == "springfield-carshare-prod-athena-123456789012-euc1" && output.results_bucket_name == aws_s3_bucket.results.bucket
    error_message = "Bucket names are global: they carry account and Region."
  }

  assert {
    condition = toset([
      aws_s3_bucket_ownership_controls.results.bucket, aws_s3_bucket_public_access_block.results.bucket, aws_s3_bucket_server_side_encryption_configuration.results.bucket,
      aws_s3_bucket_policy.results.bucket, aws_s3_bucket_versioning.results.bucket, aws_s3_bucket_lifecycle_configuration.results.bucket, aws_s3_bucket_logging.results.bucket,
    ]) == toset([aws_s3_bucket.results.bucket])
    error_message = "Everything is set on the one bucket."
  }

  assert {
    condition     = aws_s3_bucket_public_access_block.results.block_public_acls && aws_s3_bucket_public_access_block.results.block_public_policy && aws_s3_bucket_public_access_block.results.ignore_public_acls && aws_s3_bucket_public_access_block.results.restrict_public_buckets
    error_message = "Public access is blocked in all four ways."
  }

  assert {
    condition     = one(aws_s3_bucket_ownership_controls.results.rule).object_ownership == "BucketOwnerEnforced"
    error_message = "There are no ACLs."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.results.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms" && one(one(aws_s3_bucket_server_side_encryption_configuration.results.rule).apply_server_side_encryption_by_default).kms_master_key_id == aws_kms_key.results.arn
    error_message = "The bucket encrypts under this module's key."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.results.rule).bucket_key_enabled
    error_message = "A bucket key spares calls to KMS."
  }

  assert {
    condition     = one(aws_s3_bucket_versioning.results.versioning_configuration).status == "Enabled"
    error_message = "The bucket keeps versions."
  }

  assert {
    condition     = { for rule in aws_s3_bucket_lifecycle_configuration.results.rule : rule.id => one(rule.expiration).days if rule.id == "results" } == { results = 30 }
    error_message = "Results expire by the variable."
  }

  assert {
    condition     = [for rule in aws_s3_bucket_lifecycle_configuration.results.rule : [one(rule.noncurrent_version_expiration).noncurrent_days, one(rule.abort_incomplete_multipart_upload).days_after_initiation, one(rule.expiration).expired_object_delete_marker] if rule.id == "housekeeping"] == [[1, 1, true]]
    error_message = "What is expired, and what cancelled queries leave, is gone a day later."
  }

  assert {
    condition     = alltrue([for rule in aws_s3_bucket_lifecycle_configuration.results.rule : rule.status == "Enabled" && length(rule.filter) == 1])
    error_message = "Each rule is on and has an explicit filter."
  }

  assert {
    condition     = aws_s3_bucket_logging.results.target_bucket == "springfield-carshare-prod-access-123456789012-euc1" && aws_s3_bucket_logging.results.target_prefix == "s3/" && one(one(aws_s3_bucket_logging.results.target_object_key_format).partitioned_prefix).partition_date_source == "EventTime"
    error_message = "Access is logged as that to the other buckets."
  }
}

run "key" {
  assert {
    condition     = aws_kms_key.results.enable_key_rotation && aws_kms_key.results.deletion_window_in_days == 30 && output.results_key_arn == aws_kms_key.results.arn
    error_message = "The key rotates and is deleted in the window of the variable."
  }

  assert {
    condition     = aws_kms_alias.results.name == "alias/springfield-carshare-prod-athena" && aws_kms_alias.results.target_key_id == aws_kms_key.results.key_id
    error_message = "The key has its alias."
  }
}

run "force_destroy" {
  variables {
    force_destroy = true
  }

  assert {
    condition     = aws_athena_workgroup.this.force_destroy && aws_s3_bucket.results.force_destroy
    error_message = "force_destroy lets workgroup and bucket go with what is in them."
  }
}

run "longest_name" {
  variables {
    name        = "a-name-of-21-letters-"
    environment = "production"
    region_code = "usgw1"
  }

  assert {
    condition     = length(aws_s3_bucket.results.bucket) <= 63
    error_message = "The longest prefix, of 32 letters, still fits a bucket's name."
  }
}
