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

# https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
run "instance_policy" {
  command = plan

  assert {
    condition     = [for s in jsondecode(aws_iam_policy.instance.policy).Statement : s.Sid] == ["DecryptSession", "WriteSessionLog", "EncryptSessionLog", "CheckBucketEncryption", "StreamSessionLog", "FindLogGroup"]
    error_message = "Instances get what session logging needs, and no more."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_policy.instance.policy).Statement : s.Sid => toset(flatten([s.Action])) } == {
      DecryptSession        = toset(["kms:Decrypt"])
      WriteSessionLog       = toset(["s3:PutObject"])
      EncryptSessionLog     = toset(["kms:Decrypt", "kms:GenerateDataKey"])
      CheckBucketEncryption = toset(["s3:GetEncryptionConfiguration"])
      StreamSessionLog      = toset(["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"])
      FindLogGroup          = toset(["logs:DescribeLogGroups"])
    }
    error_message = "Each statement has exactly the actions that AWS documents."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_policy.instance.policy).Statement : s.Sid => toset(flatten([s.Resource])) } == {
      DecryptSession        = toset([var.session_key_arn])
      WriteSessionLog       = toset(["${var.logs_bucket_arn}/session-manager/*"])
      EncryptSessionLog     = toset([var.logs_key_arn])
      CheckBucketEncryption = toset([var.logs_bucket_arn])
      StreamSessionLog      = toset(["arn:aws:logs:us-east-1:123456789012:log-group:/springfield-carshare/prod/session-manager", "arn:aws:logs:us-east-1:123456789012:log-group:/springfield-carshare/prod/session-manager:*"])
      FindLogGroup          = toset(["arn:aws:logs:us-east-1:123456789012:log-group:*"])
    }
    error_message = "Each statement is held to what it is for."
  }

  assert {
    condition     = jsondecode(aws_iam_policy.instance.policy).Statement[2].Condition.StringEquals == { "kms:ViaService" = "s3.us-east-1.amazonaws.com" }
    error_message = "The bucket's key is used by way of S3 only."
  }

  assert {
    condition     = toset(jsondecode(aws_iam_policy.instance.policy).Statement[2].Condition.ArnLike["kms:EncryptionContext:aws:s3:arn"]) == toset([var.logs_bucket_arn, "${var.logs_bucket_arn}/session-manager/*"])
    error_message = "The bucket's key is used for session logs only."
  }
}

run "endpoint_policies" {
  command = plan

  assert {
    condition     = alltrue(flatten([for endpoint in aws_vpc_endpoint.this : [for s in jsondecode(endpoint.policy).Statement : s.Effect == "Allow" && s.Condition == { StringEquals = { "aws:PrincipalAccount" = "123456789012" } }]]))
    error_message = "Every statement of every endpoint is held to callers of this account."
  }

  assert {
    condition     = alltrue(flatten([for service, endpoint in aws_vpc_endpoint.this : [for s in jsondecode(endpoint.policy).Statement : [for action in flatten([s.Action]) : startswith(action, "${service}:") && !strcontains(action, "*")]]]))
    error_message = "Each endpoint names the actions of its own service, one by one."
  }

  # https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html
  assert {
    condition = toset(jsondecode(aws_vpc_endpoint.this["ssm"].policy).Statement[0].Action) == toset([
      "ssm:DescribeAssociation", "ssm:DescribeDocument", "ssm:GetDeployablePatchSnapshotForInstance", "ssm:GetDocument", "ssm:GetManifest",
      "ssm:GetParameter", "ssm:GetParameters", "ssm:ListAssociations", "ssm:ListInstanceAssociations", "ssm:PutComplianceItems",
      "ssm:PutConfigurePackageResult", "ssm:PutInventory", "ssm:UpdateAssociationStatus", "ssm:UpdateInstanceAssociationStatus", "ssm:UpdateInstanceInformation",
    ])
    error_message = "Whatever AmazonSSMManagedInstanceCore allows the agent passes the ssm endpoint."
  }

  assert {
    condition     = toset(jsondecode(aws_vpc_endpoint.this["ssmmessages"].policy).Statement[0].Action) == toset(["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"])
    error_message = "The four calls of a session's channels pass the ssmmessages endpoint."
  }
}

run "china" {
  command = plan

  providers = {
    aws = aws.china
  }

  assert {
    condition     = alltrue([for service, endpoint in aws_vpc_endpoint.this : endpoint.service_name == "com.amazonaws.cn-north-1.${service}"])
    error_message = "These services have the common prefix in China too."
  }

  assert {
    condition     = toset(jsondecode(aws_iam_policy.instance.policy).Statement[2].Condition.StringEquals["kms:ViaService"]) == toset(["s3.cn-north-1.amazonaws.com", "s3.cn-north-1.amazonaws.com.cn"])
    error_message = "In China the service is let in under either suffix."
  }

  assert {
    condition     = jsondecode(aws_iam_policy.instance.policy).Statement[5].Resource == "arn:aws-cn:logs:cn-north-1:123456789012:log-group:*"
    error_message = "ARNs are of the partition."
  }
}

run "govcloud" {
  command = plan

  providers = {
    aws = aws.govcloud
  }

  assert {
    condition     = alltrue([for service, endpoint in aws_vpc_endpoint.this : endpoint.service_name == "com.amazonaws.us-gov-west-1.${service}"])
    error_message = "Endpoints are those of the region."
  }

  assert {
    condition     = jsondecode(aws_iam_policy.instance.policy).Statement[5].Resource == "arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:*"
    error_message = "ARNs are of the partition."
  }
}
