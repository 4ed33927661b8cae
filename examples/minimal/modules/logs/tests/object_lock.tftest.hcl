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

run "no_lock" {
  variables {
    object_lock = { mode = "GOVERNANCE", days = 30 }
  }

  assert {
    condition     = length(local.object_lock_ids) == 0
    error_message = "Nothing locks."
  }

  assert {
    condition     = output.logs_bucket_name == aws_s3_bucket.logs.bucket
    error_message = "The bucket is handed out all the same."
  }
}
