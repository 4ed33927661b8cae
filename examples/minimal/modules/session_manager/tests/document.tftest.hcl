mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition  = "aws"
      dns_suffix = "amazonaws.com"
    }
  }

  mock_data "aws_region" {
    defaults = {
      id = "us-east-1"
    }
  }

  # The mock has text of its own that is not JSON, and policies must be.
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}

variables {
  name                 = "springfield-carshare"
  environment          = "prod"
  region_code          = "use1"
  vpc_id               = "vpc-0123456789abcdef0"
  cidr_block           = "10.20.0.0/16"
  private_subnet_ids   = { use1-az1 = "subnet-01111111111111111", use1-az2 = "subnet-02222222222222222" }
  session_key_arn      = "arn:aws:kms:us-east-1:123456789012:key/22222222-2222-2222-2222-222222222222"
  logs_bucket_name     = "springfield-carshare-prod-logs-123456789012-use1"
  logs_bucket_arn      = "arn:aws:s3:::springfield-carshare-prod-logs-123456789012-use1"
  logs_key_arn         = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
  idle_timeout_minutes = 20
  max_duration_minutes = 60
  log_retention_days   = 365
}

run "name" {
  assert {
    condition     = aws_ssm_document.this.name == "springfield-carshare-prod-session"
    error_message = "The document is the tree's own."
  }
}
