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
    condition     = toset(keys(aws_vpc_endpoint.this)) == toset(["ssm", "ssmmessages"])
    error_message = "With NAT only the session's own channels have endpoints."
  }
}
