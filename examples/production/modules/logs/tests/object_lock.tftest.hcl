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
}

run "lock" {
  variables {
    object_lock = { mode = "GOVERNANCE", days = 30 }
  }

  assert {
    condition     = aws_s3_bucket_object_lock_configuration.logs.bucket == aws_s3_bucket.logs.bucket
    error_message = "The log bucket is the one that locks."
  }

  assert {
    condition     = [for rule in aws_s3_bucket_object_lock_configuration.logs.rule : [one(rule.default_retention).mode, one(rule.default_retention).days]] == [["GOVERNANCE", 30]]
    error_message = "Objects are locked as the blueprint says."
  }

  assert {
    condition     = local.object_lock_ids == { logs = aws_s3_bucket_object_lock_configuration.logs.id }
    error_message = "The bucket is handed out once it locks."
  }
}

run "without_mode_and_days" {
  command = plan

  variables {
    object_lock = null
  }

  expect_failures = [aws_s3_bucket_object_lock_configuration.logs]
}
