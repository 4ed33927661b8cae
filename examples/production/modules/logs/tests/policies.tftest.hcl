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
  alias                       = "ningxia"
  region                      = "cn-northwest-1"
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
  name                    = "springfield-carshare"
  environment             = "prod"
  region_code             = "use1"
  logs_key_arn            = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
  force_destroy           = false
  flow_log_retention_days = 30

  # Of no use where objects are not locked.
  object_lock = { mode = "GOVERNANCE", days = 30 }
}

run "plain_http_is_refused" {
  command = plan

  assert {
    condition     = [for policy in [aws_s3_bucket_policy.logs, aws_s3_bucket_policy.alb, aws_s3_bucket_policy.access] : jsondecode(policy.policy).Statement[0].Effect] == ["Deny", "Deny", "Deny"]
    error_message = "The first statement of each bucket refuses."
  }

  assert {
    condition = alltrue([
      for policy in [aws_s3_bucket_policy.logs, aws_s3_bucket_policy.alb, aws_s3_bucket_policy.access] :
      jsondecode(policy.policy).Statement[0].Principal == "*" && jsondecode(policy.policy).Statement[0].Action == "s3:*"
    ])
    error_message = "It refuses everything from everybody."
  }

  assert {
    condition = alltrue([
      for policy in [aws_s3_bucket_policy.logs, aws_s3_bucket_policy.alb, aws_s3_bucket_policy.access] :
      jsondecode(policy.policy).Statement[0].Condition == { Bool = { "aws:SecureTransport" = "false" } }
    ])
    error_message = "It refuses plain HTTP and nothing more: a wider denial would stop the logs."
  }

  assert {
    condition = [for policy in [aws_s3_bucket_policy.logs, aws_s3_bucket_policy.alb, aws_s3_bucket_policy.access] : toset(jsondecode(policy.policy).Statement[0].Resource)] == [
      for kind in ["logs", "alb", "access"] : toset(["arn:aws:s3:::springfield-carshare-prod-${kind}-123456789012-use1", "arn:aws:s3:::springfield-carshare-prod-${kind}-123456789012-use1/*"])
    ]
    error_message = "It covers the bucket and its objects."
  }
}

# https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
run "flow_logs" {
  command = plan

  assert {
    condition     = [for s in jsondecode(aws_s3_bucket_policy.logs.policy).Statement : s.Sid] == ["DenyPlainHttp", "AWSLogDeliveryWrite", "AWSLogDeliveryAclCheck"]
    error_message = "The log bucket has the two statements of log delivery, under the names that AWS looks for, and no other."
  }

  assert {
    condition     = [for s in slice(jsondecode(aws_s3_bucket_policy.logs.policy).Statement, 1, 3) : s.Effect] == ["Allow", "Allow"]
    error_message = "Log delivery is allowed."
  }

  assert {
    condition     = [for s in slice(jsondecode(aws_s3_bucket_policy.logs.policy).Statement, 1, 3) : s.Principal] == [{ Service = "delivery.logs.amazonaws.com" }, { Service = "delivery.logs.amazonaws.com" }]
    error_message = "Flow logs come from delivery.logs.amazonaws.com."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.logs.policy).Statement[1].Action == "s3:PutObject"
    error_message = "Log delivery writes and does nothing else to objects."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.logs.policy).Statement[1].Resource == "arn:aws:s3:::springfield-carshare-prod-logs-123456789012-use1/flow-logs/AWSLogs/aws-account-id=123456789012/*"
    error_message = "With Hive partitions the account's folder is aws-account-id=<account>."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.logs.policy).Statement[1].Condition == { StringEquals = { "aws:SourceAccount" = "123456789012", "s3:x-amz-acl" = "bucket-owner-full-control" }, ArnLike = { "aws:SourceArn" = "arn:aws:logs:us-east-1:123456789012:*" } }
    error_message = "The conditions are those that CreateFlowLogs looks for."
  }

  assert {
    condition     = toset(jsondecode(aws_s3_bucket_policy.logs.policy).Statement[2].Action) == toset(["s3:GetBucketAcl", "s3:ListBucket"])
    error_message = "Log delivery looks at the bucket before it writes."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.logs.policy).Statement[2].Resource == "arn:aws:s3:::springfield-carshare-prod-logs-123456789012-use1"
    error_message = "The look is at the bucket itself."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.logs.policy).Statement[2].Condition == { StringEquals = { "aws:SourceAccount" = "123456789012" }, ArnLike = { "aws:SourceArn" = "arn:aws:logs:us-east-1:123456789012:*" } }
    error_message = "The conditions are those that CreateFlowLogs looks for."
  }
}

run "a_bucket_with_a_name_of_its_own" {
  command = plan

  variables {
    logging_bucket_names = ["springfield-uploads"]
  }

  assert {
    condition     = toset(jsondecode(aws_s3_bucket_policy.access.policy).Statement[1].Condition.ArnLike["aws:SourceArn"]) == toset(["arn:aws:s3:::springfield-carshare-prod-*-123456789012-use1", "arn:aws:s3:::springfield-uploads"])
    error_message = "Its access logs must be taken too."
  }
}

# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
run "trails" {
  command = plan

  variables {
    trail_arns = ["arn:aws:cloudtrail:us-east-1:123456789012:trail/springfield-carshare-prod-use1", "arn:aws:cloudtrail:eu-west-1:123456789012:trail/another"]
  }

  assert {
    condition     = [for s in jsondecode(aws_s3_bucket_policy.logs.policy).Statement : s.Sid] == ["DenyPlainHttp", "AWSLogDeliveryWrite", "AWSLogDeliveryAclCheck", "AWSCloudTrailAclCheck0", "AWSCloudTrailAclCheck1", "AWSCloudTrailWrite0", "AWSCloudTrailWrite1"]
    error_message = "Each trail has its two statements, beside those of log delivery."
  }

  assert {
    condition = [for s in slice(jsondecode(aws_s3_bucket_policy.logs.policy).Statement, 3, 5) : [s.Effect, s.Principal.Service, s.Action, s.Resource, jsonencode(s.Condition)]] == [
      for arn in var.trail_arns : ["Allow", "cloudtrail.amazonaws.com", "s3:GetBucketAcl", "arn:aws:s3:::springfield-carshare-prod-logs-123456789012-use1", jsonencode({ StringEquals = { "aws:SourceArn" = arn } })]
    ]
    error_message = "CloudTrail looks at the bucket, for its trail only."
  }

  assert {
    condition = [for s in slice(jsondecode(aws_s3_bucket_policy.logs.policy).Statement, 5, 7) : [s.Effect, s.Principal.Service, s.Action, s.Resource, jsonencode(s.Condition)]] == [
      for arn in var.trail_arns : ["Allow", "cloudtrail.amazonaws.com", "s3:PutObject", "arn:aws:s3:::springfield-carshare-prod-logs-123456789012-use1/cloudtrail/AWSLogs/123456789012/*", jsonencode({ StringEquals = { "aws:SourceArn" = arn, "s3:x-amz-acl" = "bucket-owner-full-control" } })]
    ]
    error_message = "CloudTrail writes below cloudtrail/ and this account, for its trail only."
  }
}

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
run "load_balancer_logs" {
  command = plan

  assert {
    condition     = [for s in jsondecode(aws_s3_bucket_policy.alb.policy).Statement : [s.Sid, s.Effect]] == [["DenyPlainHttp", "Deny"], ["LoadBalancerLogWrite", "Allow"]]
    error_message = "The load balancers' bucket allows one thing."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.alb.policy).Statement[1].Principal == { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
    error_message = "Load balancer logs come from the service, not from an account of AWS."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.alb.policy).Statement[1].Action == "s3:PutObject"
    error_message = "Load balancers write and do nothing else."
  }

  assert {
    condition     = toset(jsondecode(aws_s3_bucket_policy.alb.policy).Statement[1].Resource) == toset([for prefix in ["access", "connection", "health-check"] : "arn:aws:s3:::springfield-carshare-prod-alb-123456789012-use1/${prefix}/AWSLogs/123456789012/*"])
    error_message = "Each kind of log has its prefix, and the account is in the path."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.alb.policy).Statement[1].Condition == { StringEqualsIfExists = { "aws:SourceAccount" = "123456789012" }, ArnLikeIfExists = { "aws:SourceArn" = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/*" } }
    error_message = "Requests that name their source are held to this account's load balancers; those that name none still pass."
  }
}

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
run "server_access_logs" {
  command = plan

  assert {
    condition     = [for s in jsondecode(aws_s3_bucket_policy.access.policy).Statement : [s.Sid, s.Effect]] == [["DenyPlainHttp", "Deny"], ["ServerAccessLogWrite", "Allow"]]
    error_message = "The access bucket allows one thing."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.access.policy).Statement[1].Principal == { Service = "logging.s3.amazonaws.com" }
    error_message = "Server access logs come from logging.s3.amazonaws.com."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.access.policy).Statement[1].Action == "s3:PutObject"
    error_message = "Server access logging writes and does nothing else."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.access.policy).Statement[1].Resource == "arn:aws:s3:::springfield-carshare-prod-access-123456789012-use1/s3/*"
    error_message = "It writes under the prefix that the other buckets name."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.access.policy).Statement[1].Condition.StringEquals == { "aws:SourceAccount" = "123456789012" }
    error_message = "It writes for this account."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.access.policy).Statement[1].Condition.ArnLike == { "aws:SourceArn" = "arn:aws:s3:::springfield-carshare-prod-*-123456789012-use1" }
    error_message = "It writes for the tree's buckets in this Region, those of other parts too."
  }
}

run "china" {
  command = plan

  providers = {
    aws = aws.china
  }

  variables {
    trail_arns = ["arn:aws-cn:cloudtrail:cn-north-1:123456789012:trail/springfield-carshare-prod-use1"]
  }

  assert {
    condition     = [for s in slice(jsondecode(aws_s3_bucket_policy.logs.policy).Statement, 3, 5) : [s.Principal.Service, s.Resource]] == [["cloudtrail.amazonaws.com", "arn:aws-cn:s3:::springfield-carshare-prod-logs-123456789012-use1"], ["cloudtrail.amazonaws.com", "arn:aws-cn:s3:::springfield-carshare-prod-logs-123456789012-use1/cloudtrail/AWSLogs/123456789012/*"]]
    error_message = "In China CloudTrail keeps the suffix amazonaws.com."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.access.policy).Statement[1].Condition.ArnLike == { "aws:SourceArn" = "arn:aws-cn:s3:::springfield-carshare-prod-*-123456789012-use1" }
    error_message = "ARNs are of the partition."
  }

  assert {
    condition     = [for policy in [aws_s3_bucket_policy.logs, aws_s3_bucket_policy.alb, aws_s3_bucket_policy.access] : jsondecode(policy.policy).Statement[1].Principal] == [{ Service = "delivery.logs.amazonaws.com" }, { AWS = "arn:aws-cn:iam::638102146993:root" }, { Service = "logging.s3.amazonaws.com" }]
    error_message = "In China services keep the suffix amazonaws.com, and load balancers write as the account that AWS names for Beijing."
  }

  assert {
    condition     = [for policy in [aws_s3_bucket_policy.logs, aws_s3_bucket_policy.access] : jsondecode(policy.policy).Statement[1].Resource] == ["arn:aws-cn:s3:::springfield-carshare-prod-logs-123456789012-use1/flow-logs/AWSLogs/aws-account-id=123456789012/*", "arn:aws-cn:s3:::springfield-carshare-prod-access-123456789012-use1/s3/*"]
    error_message = "ARNs are of the partition."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.logs.policy).Statement[1].Condition.ArnLike["aws:SourceArn"] == "arn:aws-cn:logs:cn-north-1:123456789012:*"
    error_message = "ARNs are of the partition."
  }
}

run "ningxia" {
  command = plan

  providers = {
    aws = aws.ningxia
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.alb.policy).Statement[1].Principal == { AWS = "arn:aws-cn:iam::037604701340:root" }
    error_message = "Load balancers write as the account that AWS names for Ningxia."
  }
}

run "govcloud" {
  command = plan

  providers = {
    aws = aws.govcloud
  }

  assert {
    condition     = [for policy in [aws_s3_bucket_policy.logs, aws_s3_bucket_policy.alb, aws_s3_bucket_policy.access] : jsondecode(policy.policy).Statement[1].Principal] == [{ Service = "delivery.logs.amazonaws.com" }, { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }, { Service = "logging.s3.amazonaws.com" }]
    error_message = "Principals are those of GovCloud."
  }

  assert {
    condition     = jsondecode(aws_s3_bucket_policy.alb.policy).Statement[1].Condition.ArnLikeIfExists["aws:SourceArn"] == "arn:aws-us-gov:elasticloadbalancing:us-gov-west-1:123456789012:loadbalancer/*"
    error_message = "ARNs are of the partition."
  }
}
