# What the policies say, by partition. The provider is the real one, which writes policy documents without asking AWS; nothing is applied.

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
  values = {
    account_id = "123456789012"
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

run "plain_http_is_refused" {
  command = plan

  assert {
    condition = jsondecode(aws_s3_bucket_policy.results.policy).Statement == [{
      Sid       = "DenyPlainHttp"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::springfield-carshare-prod-athena-123456789012-euc1/*", "arn:aws:s3:::springfield-carshare-prod-athena-123456789012-euc1"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
    error_message = "The bucket refuses plain HTTP from everybody, and allows nothing by itself."
  }
}

run "key_policy" {
  command = plan

  assert {
    condition     = [for s in jsondecode(aws_kms_key.results.policy).Statement : [s.Effect, s.Action, s.Resource, s.Principal.AWS]] == [["Allow", "kms:*", "*", "arn:aws:iam::123456789012:root"]]
    error_message = "IAM decides who uses the key, and no service does."
  }
}

run "china" {
  command = plan

  providers = {
    aws = aws.china
  }

  assert {
    condition     = jsondecode(aws_kms_key.results.policy).Statement[0].Principal.AWS == "arn:aws-cn:iam::123456789012:root" && toset(jsondecode(aws_s3_bucket_policy.results.policy).Statement[0].Resource) == toset(["arn:aws-cn:s3:::springfield-carshare-prod-athena-123456789012-euc1", "arn:aws-cn:s3:::springfield-carshare-prod-athena-123456789012-euc1/*"])
    error_message = "ARNs are of the partition."
  }

  assert {
    condition     = aws_glue_catalog_table.alb_access_logs.storage_descriptor[0].location == "s3://springfield-carshare-prod-alb-123456789012-euc1/access/AWSLogs/123456789012/elasticloadbalancing/cn-north-1/"
    error_message = "Locations have no partition, but the Region."
  }
}
