provider "aws" {
  region                      = "us-east-1"
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

run "services" {
  command = plan

  assert {
    condition     = toset(keys(aws_vpc_endpoint.this)) == toset(["ssm", "ssmmessages", "kms", "logs"])
    error_message = "Without NAT the session's key and log group need endpoints too."
  }
}

run "kms" {
  command = plan

  assert {
    condition     = [for s in jsondecode(aws_vpc_endpoint.this["kms"].policy).Statement : s.Resource] == ["arn:aws:kms:us-east-1:123456789012:key/*"]
    error_message = "The kms endpoint leads to this account's keys only."
  }

  assert {
    condition     = toset(jsondecode(aws_vpc_endpoint.this["kms"].policy).Statement[0].Action) == toset(["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"])
    error_message = "The kms endpoint lets keys be used, not managed."
  }
}

run "logs" {
  command = plan

  assert {
    condition     = [for s in jsondecode(aws_vpc_endpoint.this["logs"].policy).Statement : s.Resource] == ["arn:aws:logs:us-east-1:123456789012:log-group:/springfield-carshare/prod/*", "arn:aws:logs:us-east-1:123456789012:log-group:*"]
    error_message = "The logs endpoint leads to the tree's log groups; the list call knows no narrower resource."
  }

  assert {
    condition     = [for s in jsondecode(aws_vpc_endpoint.this["logs"].policy).Statement : toset(flatten([s.Action]))] == [toset(["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]), toset(["logs:DescribeLogGroups"])]
    error_message = "The logs endpoint lets instances write logs, not manage them."
  }
}
