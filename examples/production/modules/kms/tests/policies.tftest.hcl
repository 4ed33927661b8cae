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
  name                                = "springfield-carshare"
  environment                         = "prod"
  region_code                         = "use1"
  deletion_window_in_days             = 30
  autoscaling_service_linked_role_arn = "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_springfield-carshare-prod"
}

run "every_key_is_the_accounts" {
  command = plan

  assert {
    condition = alltrue([
      for key in aws_kms_key.this : jsondecode(key.policy).Statement[0].Principal == { AWS = "arn:aws:iam::123456789012:root" }
    ])
    error_message = "The first statement of each key hands it to the account's IAM."
  }

  assert {
    condition     = alltrue([for key in aws_kms_key.this : jsondecode(key.policy).Statement[0].Action == "kms:*"])
    error_message = "A key that the account's IAM cannot manage is lost."
  }

  assert {
    condition     = { for role, key in aws_kms_key.this : role => [for s in jsondecode(key.policy).Statement : s.Sid] } == { logs = ["DelegateToAccountIam", "DeliverFlowLogs", "EncryptLogGroups"], session = ["DelegateToAccountIam", "EncryptSessionLogGroup"], storage = ["DelegateToAccountIam"] }
    error_message = "Each key has the statements of its role and no other."
  }

  assert {
    condition     = alltrue(flatten([for key in aws_kms_key.this : [for s in jsondecode(key.policy).Statement : s.Effect == "Allow" && s.Resource == "*"]]))
    error_message = "In a key policy the resource is the key itself."
  }
}

run "logs_key" {
  command = plan

  # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html#AWS-logs-SSE-KMS-S3
  assert {
    condition     = toset(jsondecode(aws_kms_key.this["logs"].policy).Statement[1].Action) == toset(["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"])
    error_message = "Log delivery needs exactly these actions."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this["logs"].policy).Statement[1].Principal == { Service = "delivery.logs.amazonaws.com" }
    error_message = "Flow logs come from delivery.logs.amazonaws.com."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this["logs"].policy).Statement[1].Condition == { StringEquals = { "aws:SourceAccount" = "123456789012" }, ArnLike = { "aws:SourceArn" = "arn:aws:logs:us-east-1:123456789012:*" } }
    error_message = "Log delivery is held to this account and region."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this["logs"].policy).Statement[2].Principal == { Service = "logs.us-east-1.amazonaws.com" }
    error_message = "CloudWatch Logs asks under its regional name."
  }

  assert {
    condition     = toset(jsondecode(aws_kms_key.this["logs"].policy).Statement[2].Action) == toset(["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"])
    error_message = "CloudWatch Logs needs exactly these actions."
  }

  assert {
    condition     = { for test, values in jsondecode(aws_kms_key.this["logs"].policy).Statement[2].Condition : test => { for key, value in values : key => toset(value) } } == { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = toset(["arn:aws:logs:us-east-1:123456789012:log-group:/springfield-carshare/prod/*", "arn:aws:logs:us-east-1:123456789012:log-group:/aws/rds/cluster/springfield-carshare-prod-use1/*"]) } }
    error_message = "CloudWatch Logs is held to the tree's own log groups and those of its database."
  }
}

run "session_key" {
  command = plan

  assert {
    condition     = jsondecode(aws_kms_key.this["session"].policy).Statement[1].Principal == { Service = "logs.us-east-1.amazonaws.com" }
    error_message = "CloudWatch Logs asks under its regional name."
  }

  assert {
    condition     = toset(jsondecode(aws_kms_key.this["session"].policy).Statement[1].Action) == toset(["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"])
    error_message = "CloudWatch Logs needs exactly these actions."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this["session"].policy).Statement[1].Condition == { ArnLike = { "kms:EncryptionContext:aws:logs:arn" = "arn:aws:logs:us-east-1:123456789012:log-group:/springfield-carshare/prod/session-manager" } }
    error_message = "CloudWatch Logs is held to the one log group of the sessions."
  }
}

run "china" {
  command = plan

  providers = {
    aws = aws.china
  }

  assert {
    condition     = [for s in jsondecode(aws_kms_key.this["logs"].policy).Statement : s.Principal] == [{ AWS = "arn:aws-cn:iam::123456789012:root" }, { Service = "delivery.logs.amazonaws.com" }, { Service = "logs.cn-north-1.amazonaws.com.cn" }]
    error_message = "In China CloudWatch Logs alone has the suffix amazonaws.com.cn."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this["logs"].policy).Statement[1].Condition.ArnLike["aws:SourceArn"] == "arn:aws-cn:logs:cn-north-1:123456789012:*"
    error_message = "ARNs are of the partition."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this["session"].policy).Statement[1].Condition.ArnLike["kms:EncryptionContext:aws:logs:arn"] == "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/springfield-carshare/prod/session-manager"
    error_message = "ARNs are of the partition."
  }
}

run "govcloud" {
  command = plan

  providers = {
    aws = aws.govcloud
  }

  assert {
    condition     = [for s in jsondecode(aws_kms_key.this["logs"].policy).Statement : s.Principal] == [{ AWS = "arn:aws-us-gov:iam::123456789012:root" }, { Service = "delivery.logs.amazonaws.com" }, { Service = "logs.us-gov-west-1.amazonaws.com" }]
    error_message = "Principals are those of GovCloud."
  }

  assert {
    condition     = toset(jsondecode(aws_kms_key.this["logs"].policy).Statement[2].Condition.ArnLike["kms:EncryptionContext:aws:logs:arn"]) == toset(["arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:/springfield-carshare/prod/*", "arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:/aws/rds/cluster/springfield-carshare-prod-use1/*"])
    error_message = "ARNs are of the partition."
  }
}
