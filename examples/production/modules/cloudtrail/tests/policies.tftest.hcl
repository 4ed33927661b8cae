# What the policies say in each partition. The provider is the real one, which writes policy documents without asking AWS; nothing is applied.

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

provider "aws" {
  alias                       = "govcloud"
  region                      = "us-gov-west-1"
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
  name        = "springfield-carshare"
  environment = "prod"
  region_code = "use1"

  logs_bucket_name            = "springfield-carshare-prod-logs-123456789012-use1"
  log_retention_days          = 365
  key_deletion_window_in_days = 30
}

run "key" {
  command = plan

  assert {
    condition     = [for s in jsondecode(aws_kms_key.this.policy).Statement : [s.Sid, s.Effect, s.Resource]] == [for sid in ["DelegateToAccountIam", "EncryptTrail", "DescribeKeyAndUseBucketKey", "EncryptLogGroup"] : [sid, "Allow", "*"]]
    error_message = "The key must have these statements and no other."
  }

  assert {
    condition     = [for s in jsondecode(aws_kms_key.this.policy).Statement : s.Principal] == [{ AWS = "arn:aws:iam::123456789012:root" }, { Service = "cloudtrail.amazonaws.com" }, { Service = "cloudtrail.amazonaws.com" }, { Service = "logs.us-east-1.amazonaws.com" }]
    error_message = "The key must be the account's, CloudTrail's and CloudWatch Logs'."
  }

  # https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
  assert {
    condition     = [for s in jsondecode(aws_kms_key.this.policy).Statement : toset(flatten([s.Action]))] == [toset(["kms:*"]), toset(["kms:GenerateDataKey*"]), toset(["kms:Decrypt", "kms:DescribeKey"]), toset(["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"])]
    error_message = "Each service needs exactly these actions."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Condition == { StringEquals = { "aws:SourceArn" = "arn:aws:cloudtrail:us-east-1:123456789012:trail/springfield-carshare-prod-use1" }, StringLikeIfExists = { "kms:EncryptionContext:aws:cloudtrail:arn" = "arn:aws:cloudtrail:*:123456789012:trail/*" } }
    error_message = "CloudTrail must encrypt for this trail only."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[2].Condition == { StringEquals = { "aws:SourceArn" = "arn:aws:cloudtrail:us-east-1:123456789012:trail/springfield-carshare-prod-use1" } }
    error_message = "CloudTrail must ask for this trail only; with a bucket key the encryption context is not the trail's."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[3].Condition == { ArnEquals = { "kms:EncryptionContext:aws:logs:arn" = "arn:aws:logs:us-east-1:123456789012:log-group:/springfield-carshare/prod/cloudtrail" } }
    error_message = "CloudWatch Logs must be held to the one log group."
  }
}

run "role" {
  command = plan

  # https://docs.amazonaws.cn/en_us/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
  assert {
    condition     = [for s in jsondecode(aws_iam_role.this.assume_role_policy).Statement : [s.Effect, s.Principal.Service, s.Action]] == [["Allow", "cloudtrail.amazonaws.com", "sts:AssumeRole"]] && !strcontains(aws_iam_role.this.assume_role_policy, "aws:Source")
    error_message = "CloudTrail must be let in, without conditions that it does not meet."
  }

  assert {
    condition     = [for s in jsondecode(aws_iam_role_policy.this.policy).Statement : [s.Effect, s.Resource]] == [["Allow", "arn:aws:logs:us-east-1:123456789012:log-group:/springfield-carshare/prod/cloudtrail:log-stream:123456789012_CloudTrail_*"]] && toset(jsondecode(aws_iam_role_policy.this.policy).Statement[0].Action) == toset(["logs:CreateLogStream", "logs:PutLogEvents"])
    error_message = "The role must write to CloudTrail's streams of the one log group, and do nothing else."
  }
}

# What key and role admit must be what is made.
run "names_agree" {
  command = plan

  assert {
    condition     = endswith(jsondecode(aws_kms_key.this.policy).Statement[1].Condition.StringEquals["aws:SourceArn"], ":trail/${aws_cloudtrail.this.name}") && endswith(jsondecode(aws_kms_key.this.policy).Statement[3].Condition.ArnEquals["kms:EncryptionContext:aws:logs:arn"], ":log-group:${aws_cloudwatch_log_group.this.name}")
    error_message = "Policies must speak of the trail and the log group that are made."
  }
}

run "china" {
  command = plan

  providers = {
    aws = aws.china
  }

  assert {
    condition     = [for s in jsondecode(aws_kms_key.this.policy).Statement : s.Principal] == [{ AWS = "arn:aws-cn:iam::123456789012:root" }, { Service = "cloudtrail.amazonaws.com" }, { Service = "cloudtrail.amazonaws.com" }, { Service = "logs.cn-north-1.amazonaws.com.cn" }]
    error_message = "In China CloudWatch Logs alone has the suffix amazonaws.com.cn."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Condition == { StringEquals = { "aws:SourceArn" = "arn:aws-cn:cloudtrail:cn-north-1:123456789012:trail/springfield-carshare-prod-use1" }, StringLikeIfExists = { "kms:EncryptionContext:aws:cloudtrail:arn" = "arn:aws-cn:cloudtrail:*:123456789012:trail/*" } }
    error_message = "ARNs are of the partition."
  }

  assert {
    condition     = startswith(jsondecode(aws_iam_role_policy.this.policy).Statement[0].Resource, "arn:aws-cn:logs:cn-north-1:123456789012:log-group:")
    error_message = "ARNs are of the partition."
  }
}

run "govcloud" {
  command = plan

  providers = {
    aws = aws.govcloud
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[2].Condition.StringEquals["aws:SourceArn"] == "arn:aws-us-gov:cloudtrail:us-gov-west-1:123456789012:trail/springfield-carshare-prod-use1"
    error_message = "ARNs are of the partition."
  }
}
