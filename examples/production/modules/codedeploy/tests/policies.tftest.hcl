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
  target          = aws_kms_key.artifacts
  override_during = plan
  values          = { arn = "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333" }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "use1"

  deployment              = "half"
  rollback_alarm_names    = ["carshare-test-alb-5xx-rate", "carshare-test-alb-unhealthy-hosts"]
  artifact_retention_days = 45

  autoscaling_group_name      = "carshare-test-group"
  target_group_name           = "app-2026112408"
  vpc_id                      = "vpc-1"
  private_subnet_ids          = { use1-az1 = "subnet-private-1", use1-az2 = "subnet-private-2" }
  instance_security_group_id  = "sg-instances"
  instance_role_name          = "carshare-test-instance-use1"
  access_logs_bucket_name     = "carshare-test-access-123456789012-use1"
  force_destroy               = true
  key_deletion_window_in_days = 21
}

run "key" {
  command = plan

  assert {
    condition = jsondecode(aws_kms_key.artifacts.policy).Statement == [
      { Sid = "DelegateToAccountIam", Effect = "Allow", Principal = { AWS = "arn:aws:iam::123456789012:root" }, Action = "kms:*", Resource = "*" },
    ]
    error_message = "The key's policy must leave it to IAM who uses it, and name nobody else."
  }
}

run "plain_http_is_refused" {
  command = plan

  assert {
    condition = [for s in jsondecode(aws_s3_bucket_policy.artifacts.policy).Statement : [s.Sid, s.Effect, s.Principal, s.Action, jsonencode(s.Condition)]] == [
      ["DenyPlainHttp", "Deny", "*", "s3:*", jsonencode({ Bool = { "aws:SecureTransport" = "false" } })],
    ]
    error_message = "The bucket's policy must refuse plain HTTP, and let nobody in."
  }

  assert {
    condition     = toset(jsondecode(aws_s3_bucket_policy.artifacts.policy).Statement[0].Resource) == toset(["arn:aws:s3:::carshare-test-artifacts-123456789012-use1", "arn:aws:s3:::carshare-test-artifacts-123456789012-use1/*"])
    error_message = "It must cover the bucket and its objects."
  }
}

run "trust" {
  command = plan

  assert {
    condition = jsondecode(aws_iam_role.codedeploy.assume_role_policy).Statement == [
      {
        Sid       = "CodeDeployTakesTheRole"
        Effect    = "Allow"
        Principal = { Service = "codedeploy.amazonaws.com" }
        Action    = "sts:AssumeRole"
        Condition = {
          StringEquals = { "aws:SourceAccount" = "123456789012" }
          ArnLike      = { "aws:SourceArn" = "arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:carshare-test/*" }
        }
      },
    ]
    error_message = "CodeDeploy, for deployment groups of this application, and nobody else must take the role."
  }

  assert {
    condition     = aws_iam_role.codedeploy.name == "carshare-test-codedeploy-use1"
    error_message = "Names of IAM must carry the Region."
  }
}

run "versions" {
  command = plan

  assert {
    condition     = [for policy in [aws_iam_policy.codedeploy.policy, aws_iam_policy.instance.policy] : jsondecode(policy).Version] == ["2012-10-17", "2012-10-17"]
    error_message = "Policies must be of the current version of the language, which IAM else refuses or reads otherwise."
  }
}

run "codedeploy" {
  command = plan

  assert {
    condition     = { for s in jsondecode(aws_iam_policy.codedeploy.policy).Statement : s.Sid => s.Effect } == { FindInstances = "Allow", HoldLaunchedInstances = "Allow", BlockAndAllowTraffic = "Allow", WatchAlarms = "Allow" }
    error_message = "CodeDeploy must get these rights and no other."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_policy.codedeploy.policy).Statement : s.Sid => toset(flatten([s.Action])) } == {
      FindInstances = toset([
        "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeLifecycleHooks", "ec2:DescribeInstanceStatus", "ec2:DescribeInstances",
        "elasticloadbalancing:DescribeLoadBalancerAttributes", "elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeTargetGroupAttributes",
        "elasticloadbalancing:DescribeTargetGroups", "elasticloadbalancing:DescribeTargetHealth", "tag:GetResources",
      ])
      HoldLaunchedInstances = toset(["autoscaling:CompleteLifecycleAction", "autoscaling:DeleteLifecycleHook", "autoscaling:PutLifecycleHook", "autoscaling:RecordLifecycleActionHeartbeat"])
      BlockAndAllowTraffic  = toset(["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"])
      WatchAlarms           = toset(["cloudwatch:DescribeAlarms"])
    }
    error_message = "Each statement must allow what a deployment in place needs."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_policy.codedeploy.policy).Statement : s.Sid => s.Resource } == {
      FindInstances         = "*"
      HoldLaunchedInstances = "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:*:autoScalingGroupName/carshare-test-group"
      BlockAndAllowTraffic  = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/app-2026112408/*"
      WatchAlarms           = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:*"
    }
    error_message = "What changes something must be about this tree's own things."
  }

  assert {
    condition     = [for s in jsondecode(aws_iam_policy.codedeploy.policy).Statement : [for action in flatten([s.Action]) : action if !can(regex(":(Describe|Get)", action))] if s.Resource == "*"] == [[]]
    error_message = "On everything CodeDeploy must only look."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.codedeploy.role == aws_iam_role.codedeploy.name && aws_iam_policy.codedeploy.name == "carshare-test-codedeploy-use1"
    error_message = "The rights must be those of CodeDeploy's role."
  }
}

run "instances" {
  command = plan

  assert {
    condition = [for s in slice(jsondecode(aws_iam_policy.instance.policy).Statement, 0, 2) : [s.Sid, s.Effect, s.Action, s.Resource]] == [
      ["FetchRevisions", "Allow", ["s3:GetObject", "s3:GetObjectVersion"], "arn:aws:s3:::carshare-test-artifacts-123456789012-use1/*"],
      ["DecryptRevisions", "Allow", "kms:Decrypt", "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333"],
    ]
    error_message = "Instances must read artifacts, and change none."
  }

  assert {
    condition = jsondecode(aws_iam_policy.instance.policy).Statement[1].Condition == {
      StringEquals = { "kms:ViaService" = ["s3.us-east-1.amazonaws.com"] }
      ArnLike      = { "kms:EncryptionContext:aws:s3:arn" = ["arn:aws:s3:::carshare-test-artifacts-123456789012-use1", "arn:aws:s3:::carshare-test-artifacts-123456789012-use1/*"] }
    }
    error_message = "The key must serve by way of S3 only, for this bucket: with a bucket key the context is the bucket, else the object."
  }

  assert {
    condition     = [aws_iam_role_policy_attachment.instance.role, aws_iam_policy.instance.name] == ["carshare-test-instance-use1", "carshare-test-artifacts-use1"]
    error_message = "The rights must be those of the instances' role."
  }
}

run "china" {
  command = plan

  providers = {
    aws = aws.china
  }

  assert {
    condition     = jsondecode(aws_iam_role.codedeploy.assume_role_policy).Statement[0].Principal == { Service = "codedeploy.amazonaws.com.cn" }
    error_message = "In China CodeDeploy is codedeploy.amazonaws.com.cn."
  }

  assert {
    condition     = jsondecode(aws_iam_role.codedeploy.assume_role_policy).Statement[0].Condition.ArnLike == { "aws:SourceArn" = "arn:aws-cn:codedeploy:cn-north-1:123456789012:deploymentgroup:carshare-test/*" }
    error_message = "ARNs must be of the partition."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_policy.codedeploy.policy).Statement : s.Sid => s.Resource if s.Resource != "*" } == {
      HoldLaunchedInstances = "arn:aws-cn:autoscaling:cn-north-1:123456789012:autoScalingGroup:*:autoScalingGroupName/carshare-test-group"
      BlockAndAllowTraffic  = "arn:aws-cn:elasticloadbalancing:cn-north-1:123456789012:targetgroup/app-2026112408/*"
      WatchAlarms           = "arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:*"
    }
    error_message = "ARNs must be of the partition."
  }

  assert {
    condition     = jsondecode(aws_iam_policy.instance.policy).Statement[0].Resource == "arn:aws-cn:s3:::carshare-test-artifacts-123456789012-use1/*" && jsondecode(aws_iam_policy.instance.policy).Statement[1].Condition.StringEquals == { "kms:ViaService" = ["s3.cn-north-1.amazonaws.com", "s3.cn-north-1.amazonaws.com.cn"] }
    error_message = "In China S3 may come under either suffix."
  }

  assert {
    condition     = jsondecode(aws_kms_key.artifacts.policy).Statement[0].Principal == { AWS = "arn:aws-cn:iam::123456789012:root" }
    error_message = "ARNs must be of the partition."
  }

  assert {
    condition     = output.deployment_config_arn == "arn:aws-cn:codedeploy:cn-north-1:123456789012:deploymentconfig:CodeDeployDefault.HalfAtATime"
    error_message = "ARNs must be of the partition."
  }
}

run "govcloud" {
  command = plan

  providers = {
    aws = aws.govcloud
  }

  assert {
    condition     = jsondecode(aws_iam_role.codedeploy.assume_role_policy).Statement[0].Principal == { Service = "codedeploy.amazonaws.com" }
    error_message = "In GovCloud CodeDeploy is codedeploy.amazonaws.com."
  }

  assert {
    condition     = jsondecode(aws_iam_role.codedeploy.assume_role_policy).Statement[0].Condition.ArnLike == { "aws:SourceArn" = "arn:aws-us-gov:codedeploy:us-gov-west-1:123456789012:deploymentgroup:carshare-test/*" }
    error_message = "ARNs must be of the partition."
  }
}
