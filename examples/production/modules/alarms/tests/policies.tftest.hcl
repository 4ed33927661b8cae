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

  emails                      = []
  thresholds                  = {}
  key_deletion_window_in_days = 30

  alarms = {
    root-use = {
      title               = "Root"
      description         = "Root was used. First: ask."
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 1
      evaluation_periods  = 1
      datapoints_to_alarm = 1
      treat_missing_data  = "notBreaching"
      metrics = {
        uses = { namespace = "carshare", metric_name = "RootUse", dimensions = {}, stat = "Sum", period = 300 }
      }
    }
  }
}

run "key" {
  command = plan

  assert {
    condition     = [for s in jsondecode(aws_kms_key.this.policy).Statement : [s.Sid, s.Effect, s.Resource]] == [["DelegateToAccountIam", "Allow", "*"], ["EncryptAlarms", "Allow", "*"]]
    error_message = "The key must have these statements and no other."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[0].Principal == { AWS = "arn:aws:iam::123456789012:root" } && jsondecode(aws_kms_key.this.policy).Statement[0].Action == "kms:*"
    error_message = "A key that the account's IAM cannot manage is lost."
  }

  # https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Principal == { Service = "cloudwatch.amazonaws.com" } && toset(jsondecode(aws_kms_key.this.policy).Statement[1].Action) == toset(["kms:Decrypt", "kms:GenerateDataKey*"])
    error_message = "CloudWatch needs exactly these actions."
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Condition == { StringEquals = { "aws:SourceAccount" = "123456789012" }, ArnLike = { "aws:SourceArn" = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:springfield-carshare-prod-*" } }
    error_message = "CloudWatch must be held to this tree's alarms."
  }
}

run "topic" {
  command = plan

  assert {
    condition     = [for s in jsondecode(data.aws_iam_policy_document.topic.json).Statement : [s.Sid, s.Effect, s.Action, s.Resource]] == [for statement in [["PublishAlarms", "Allow"], ["RefusePlainHttp", "Deny"]] : concat(statement, ["sns:Publish", "arn:aws:sns:us-east-1:123456789012:springfield-carshare-prod-alarms"])]
    error_message = "The topic must take messages, and nothing else, by these statements."
  }

  assert {
    condition     = jsondecode(data.aws_iam_policy_document.topic.json).Statement[0].Principal == { Service = "cloudwatch.amazonaws.com" } && jsondecode(data.aws_iam_policy_document.topic.json).Statement[0].Condition == { StringEquals = { "aws:SourceAccount" = "123456789012" }, ArnLike = { "aws:SourceArn" = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:springfield-carshare-prod-*" } }
    error_message = "Nobody but this tree's alarms may publish."
  }

  assert {
    condition     = jsondecode(data.aws_iam_policy_document.topic.json).Statement[1].Principal == "*" && jsondecode(data.aws_iam_policy_document.topic.json).Statement[1].Condition == { Bool = { "aws:SecureTransport" = "false" } }
    error_message = "Nobody at all may publish without TLS."
  }
}

# The alarms of the tree must be those that key and topic admit, and the topic the one that its policy speaks of.
run "names_agree" {
  command = plan

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : startswith(alarm.alarm_name, "springfield-carshare-prod-")]) && endswith(jsondecode(data.aws_iam_policy_document.topic.json).Statement[0].Resource, ":${aws_sns_topic.this.name}")
    error_message = "Policies must speak of the alarms and the topic that are made."
  }
}

run "china" {
  command = plan

  providers = {
    aws = aws.china
  }

  assert {
    condition     = [for s in jsondecode(aws_kms_key.this.policy).Statement : s.Principal] == [{ AWS = "arn:aws-cn:iam::123456789012:root" }, { Service = "cloudwatch.amazonaws.com" }]
    error_message = "In China too CloudWatch is cloudwatch.amazonaws.com."
  }

  assert {
    condition     = jsondecode(data.aws_iam_policy_document.topic.json).Statement[0].Condition.ArnLike["aws:SourceArn"] == "arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:springfield-carshare-prod-*" && jsondecode(data.aws_iam_policy_document.topic.json).Statement[1].Resource == "arn:aws-cn:sns:cn-north-1:123456789012:springfield-carshare-prod-alarms"
    error_message = "ARNs are of the partition."
  }
}

run "govcloud" {
  command = plan

  providers = {
    aws = aws.govcloud
  }

  assert {
    condition     = jsondecode(aws_kms_key.this.policy).Statement[1].Condition.ArnLike["aws:SourceArn"] == "arn:aws-us-gov:cloudwatch:us-gov-west-1:123456789012:alarm:springfield-carshare-prod-*"
    error_message = "ARNs are of the partition."
  }
}
