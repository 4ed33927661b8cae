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
  values = { account_id = "123456789012" }
}

override_resource {
  target          = aws_kms_key.data
  override_during = plan
  values          = { arn = "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333" }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "use1"

  fields              = [{ name = "event_id", type = "string" }, { name = "event_time", type = "timestamp" }, { name = "battery_percent", type = "double" }]
  prefix              = "fleet/v1/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/"
  error_prefix        = "errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/"
  buffering_size      = 96
  buffering_interval  = 240
  retention_days      = 400
  storage_transitions = [{ days = 45, storage_class = "STANDARD_IA" }, { days = 90, storage_class = "GLACIER_IR" }]
  log_retention_days  = 60

  vpc_id                      = "vpc-1"
  private_subnet_ids          = { use1-az1 = "subnet-private-1", use1-az2 = "subnet-private-2" }
  instance_security_group_id  = "sg-instances"
  instance_role_name          = "carshare-test-instance-use1"
  logs_key_arn                = "arn:aws:kms:us-east-1:123456789012:key/22222222-2222-2222-2222-222222222222"
  access_logs_bucket_name     = "carshare-test-access-123456789012-use1"
  force_destroy               = true
  key_deletion_window_in_days = 21
}

run "key" {
  command = plan

  assert {
    condition = jsondecode(aws_kms_key.data.policy).Statement == [
      { Sid = "DelegateToAccountIam", Effect = "Allow", Principal = { AWS = "arn:aws:iam::123456789012:root" }, Action = "kms:*", Resource = "*" },
    ]
    error_message = "The key's policy must leave it to IAM who uses it, and name nobody else."
  }
}

run "plain_http_is_refused" {
  command = plan

  assert {
    condition = [for s in jsondecode(aws_s3_bucket_policy.data.policy).Statement : [s.Sid, s.Effect, s.Principal, s.Action, jsonencode(s.Condition)]] == [
      ["DenyPlainHttp", "Deny", "*", "s3:*", jsonencode({ Bool = { "aws:SecureTransport" = "false" } })],
    ]
    error_message = "The bucket's policy must refuse plain HTTP, and let nobody in."
  }

  assert {
    condition     = toset(jsondecode(aws_s3_bucket_policy.data.policy).Statement[0].Resource) == toset(["arn:aws:s3:::carshare-test-data-123456789012-use1", "arn:aws:s3:::carshare-test-data-123456789012-use1/*"])
    error_message = "It must cover the bucket and its objects."
  }
}

run "trust" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role.firehose.assume_role_policy).Statement == [
      { Sid = "FirehoseTakesTheRole", Effect = "Allow", Principal = { Service = "firehose.amazonaws.com" }, Action = "sts:AssumeRole", Condition = { StringEquals = { "sts:ExternalId" = "123456789012" } } },
    ]
    error_message = "Firehose, for this account, and nobody else must take the role."
  }

  assert {
    condition     = aws_iam_role.firehose.name == "carshare-test-firehose-use1"
    error_message = "Names of IAM must carry the Region."
  }
}

run "versions" {
  command = plan

  assert {
    condition     = [for policy in [aws_iam_policy.firehose.policy, aws_iam_policy.instance.policy] : jsondecode(policy).Version] == ["2012-10-17", "2012-10-17"]
    error_message = "Policies must be of the current version of the language, which IAM else refuses or reads otherwise."
  }
}

run "firehose" {
  command = plan

  assert {
    condition     = { for s in jsondecode(aws_iam_policy.firehose.policy).Statement : s.Sid => s.Effect } == { FindBucket = "Allow", WriteObjects = "Allow", EncryptObjects = "Allow", ReadSchema = "Allow", LogErrors = "Allow" }
    error_message = "Firehose must get these rights and no other."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_policy.firehose.policy).Statement : s.Sid => toset(flatten([s.Action])) } == {
      FindBucket     = toset(["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"])
      WriteObjects   = toset(["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"])
      EncryptObjects = toset(["kms:Decrypt", "kms:GenerateDataKey"])
      ReadSchema     = toset(["glue:GetTable", "glue:GetTableVersion", "glue:GetTableVersions"])
      LogErrors      = toset(["logs:PutLogEvents"])
    }
    error_message = "Each statement must allow what AWS documents for it."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_policy.firehose.policy).Statement : s.Sid => toset(flatten([s.Resource])) } == {
      FindBucket     = toset(["arn:aws:s3:::carshare-test-data-123456789012-use1"])
      WriteObjects   = toset(["arn:aws:s3:::carshare-test-data-123456789012-use1/*"])
      EncryptObjects = toset(["arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333"])
      ReadSchema     = toset(["arn:aws:glue:us-east-1:123456789012:catalog", "arn:aws:glue:us-east-1:123456789012:database/carshare_test_fleet", "arn:aws:glue:us-east-1:123456789012:table/carshare_test_fleet/events"])
      LogErrors      = toset(["arn:aws:logs:us-east-1:123456789012:log-group:/carshare/test/firehose:log-stream:delivery"])
    }
    error_message = "Each statement must be about this tree's own things."
  }

  assert {
    condition = [for s in jsondecode(aws_iam_policy.firehose.policy).Statement : s.Condition if s.Sid == "EncryptObjects"] == [{
      StringEquals = { "kms:ViaService" = ["s3.us-east-1.amazonaws.com"] }
      ArnLike      = { "kms:EncryptionContext:aws:s3:arn" = ["arn:aws:s3:::carshare-test-data-123456789012-use1", "arn:aws:s3:::carshare-test-data-123456789012-use1/*"] }
    }]
    error_message = "The key must serve by way of S3 only, for this bucket: with a bucket key the context is the bucket, else the object."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.firehose.role == aws_iam_role.firehose.name && aws_iam_policy.firehose.name == "carshare-test-firehose-use1"
    error_message = "The rights must be those of Firehose's role."
  }
}

run "instances" {
  command = plan

  assert {
    condition = [for s in jsondecode(aws_iam_policy.instance.policy).Statement : [s.Sid, s.Effect, s.Action, s.Resource]] == [
      ["PutRecords", "Allow", ["firehose:PutRecord", "firehose:PutRecordBatch"], "arn:aws:firehose:us-east-1:123456789012:deliverystream/carshare-test-events"],
      ["EncryptRecords", "Allow", ["kms:Decrypt", "kms:GenerateDataKey"], "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333"],
    ]
    error_message = "Instances must put records into this stream, under its key, and nothing more."
  }

  assert {
    condition     = jsondecode(aws_iam_policy.instance.policy).Statement[1].Condition == { StringNotEquals = { "kms:ViaService" = ["s3.us-east-1.amazonaws.com"] } }
    error_message = "The key must not open to them what was delivered."
  }

  assert {
    condition     = [aws_iam_role_policy_attachment.instance.role, aws_iam_policy.instance.name] == ["carshare-test-instance-use1", "carshare-test-events-use1"]
    error_message = "The rights must be those of the instances' role."
  }
}

run "china" {
  command = plan

  providers = {
    aws = aws.china
  }

  assert {
    condition     = jsondecode(aws_iam_role.firehose.assume_role_policy).Statement[0].Principal == { Service = "firehose.amazonaws.com" }
    error_message = "In China too Firehose is firehose.amazonaws.com."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_policy.firehose.policy).Statement : s.Sid => toset(flatten([s.Resource])) if s.Sid != "EncryptObjects" } == {
      FindBucket   = toset(["arn:aws-cn:s3:::carshare-test-data-123456789012-use1"])
      WriteObjects = toset(["arn:aws-cn:s3:::carshare-test-data-123456789012-use1/*"])
      ReadSchema   = toset(["arn:aws-cn:glue:cn-north-1:123456789012:catalog", "arn:aws-cn:glue:cn-north-1:123456789012:database/carshare_test_fleet", "arn:aws-cn:glue:cn-north-1:123456789012:table/carshare_test_fleet/events"])
      LogErrors    = toset(["arn:aws-cn:logs:cn-north-1:123456789012:log-group:/carshare/test/firehose:log-stream:delivery"])
    }
    error_message = "ARNs must be of the partition."
  }

  assert {
    condition     = [for s in jsondecode(aws_iam_policy.firehose.policy).Statement : s.Condition.StringEquals["kms:ViaService"] if s.Sid == "EncryptObjects"] == [["s3.cn-north-1.amazonaws.com", "s3.cn-north-1.amazonaws.com.cn"]]
    error_message = "In China S3 may come under either suffix."
  }

  assert {
    condition     = jsondecode(aws_iam_policy.instance.policy).Statement[0].Resource == "arn:aws-cn:firehose:cn-north-1:123456789012:deliverystream/carshare-test-events" && jsondecode(aws_iam_policy.instance.policy).Statement[1].Condition == { StringNotEquals = { "kms:ViaService" = ["s3.cn-north-1.amazonaws.com", "s3.cn-north-1.amazonaws.com.cn"] } }
    error_message = "Instances must put records in China too."
  }

  assert {
    condition     = jsondecode(aws_kms_key.data.policy).Statement[0].Principal == { AWS = "arn:aws-cn:iam::123456789012:root" }
    error_message = "ARNs must be of the partition."
  }
}

run "govcloud" {
  command = plan

  providers = {
    aws = aws.govcloud
  }

  assert {
    condition     = jsondecode(aws_iam_role.firehose.assume_role_policy).Statement[0].Principal == { Service = "firehose.amazonaws.com" }
    error_message = "In GovCloud Firehose is firehose.amazonaws.com."
  }

  assert {
    condition     = jsondecode(aws_iam_policy.instance.policy).Statement[0].Resource == "arn:aws-us-gov:firehose:us-gov-west-1:123456789012:deliverystream/carshare-test-events"
    error_message = "ARNs must be of the partition."
  }
}
