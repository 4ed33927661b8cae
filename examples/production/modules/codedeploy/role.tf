# codedeploy.amazonaws.com, in China codedeploy.amazonaws.com.cn.
data "aws_service_principal" "codedeploy" {
  service_name = "codedeploy"
}

# Every deployment group of this application, as in AWS's own example: https://docs.aws.amazon.com/codedeploy/latest/userguide/security_confused_deputy.html
data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "CodeDeployTakesTheRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.codedeploy.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["${local.account_arns.codedeploy}:deploymentgroup:${local.prefix}/*"]
    }
  }
}

resource "aws_iam_role" "codedeploy" {
  name               = "${local.prefix}-codedeploy-${var.region_code}"
  description        = "CodeDeploy deploys ${local.prefix} in ${var.region_code}"
  assume_role_policy = data.aws_iam_policy_document.trust.json

  tags = {
    Name = "${local.prefix}-codedeploy"
  }
}

# What of AWSCodeDeployRole a deployment in place needs, behind a target group and with an Auto Scaling group. The rest of it copies, scales, tags and deletes
# Auto Scaling groups and terminates instances (blue/green), speaks to Classic Load Balancers or publishes to topics (triggers).
# https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRole.html
# ec2:RunInstances, ec2:CreateTags and iam:PassRole, which the guide adds for groups with a launch template, are checked as such a group is created or updated,
# and that is what this role cannot do: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-api-permissions.html
# No right on artifacts: it is the agent that reads them.
# Written out, as the target group's name may be made in the same apply: https://developer.hashicorp.com/terraform/language/data-sources#data-resource-behavior
resource "aws_iam_policy" "codedeploy" {
  name        = "${local.prefix}-codedeploy-${var.region_code}"
  description = "CodeDeploy finds the instances, takes them out of the target group and back in, and watches the alarms"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # None of these has resource-level permissions:
      # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html
      # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
      # https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html
      # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonresourcegrouptaggingapi.html
      {
        Sid    = "FindInstances"
        Effect = "Allow"
        Action = [
          "autoscaling:DescribeAutoScalingGroups",
          "autoscaling:DescribeLifecycleHooks",
          "ec2:DescribeInstanceStatus",
          "ec2:DescribeInstances",
          "elasticloadbalancing:DescribeLoadBalancerAttributes",
          "elasticloadbalancing:DescribeLoadBalancers",
          "elasticloadbalancing:DescribeTargetGroupAttributes",
          "elasticloadbalancing:DescribeTargetGroups",
          "elasticloadbalancing:DescribeTargetHealth",
          "tag:GetResources",
        ]
        Resource = "*"
      },
      # https://docs.aws.amazon.com/codedeploy/latest/userguide/integrations-aws-auto-scaling.html#integrations-aws-auto-scaling-behaviors
      {
        Sid    = "HoldLaunchedInstances"
        Effect = "Allow"
        Action = [
          "autoscaling:CompleteLifecycleAction",
          "autoscaling:DeleteLifecycleHook",
          "autoscaling:PutLifecycleHook",
          "autoscaling:RecordLifecycleActionHeartbeat",
        ]
        Resource = "${local.account_arns.autoscaling}:autoScalingGroup:*:autoScalingGroupName/${var.autoscaling_group_name}"
      },
      # https://docs.aws.amazon.com/codedeploy/latest/userguide/integrations-aws-elastic-load-balancing.html#integrations-aws-elastic-load-balancing-in-place
      {
        Sid      = "BlockAndAllowTraffic"
        Effect   = "Allow"
        Action   = ["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"]
        Resource = "${local.account_arns.elasticloadbalancing}:targetgroup/${var.target_group_name}/*"
      },
      # All alarms of this Region and account: what CodeDeploy asks by is documented nowhere, and a list without names is decided on all of them.
      # https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-create-alarms-grant-permissions.html
      {
        Sid      = "WatchAlarms"
        Effect   = "Allow"
        Action   = "cloudwatch:DescribeAlarms"
        Resource = "${local.account_arns.cloudwatch}:alarm:*"
      },
    ]
  })

  tags = {
    Name = "${local.prefix}-codedeploy"
  }
}

resource "aws_iam_role_policy_attachment" "codedeploy" {
  role       = aws_iam_role.codedeploy.name
  policy_arn = aws_iam_policy.codedeploy.arn
}
