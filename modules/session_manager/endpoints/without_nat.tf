# Nothing leads out of the private subnets, so the session's key and log group need their endpoints too. The log bucket is reached by the VPC's S3 gateway endpoint.
# https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-prerequisites.html

locals {
  endpoint_policies = {
    ssm         = data.aws_iam_policy_document.ssm.json
    ssmmessages = data.aws_iam_policy_document.ssmmessages.json
    kms         = data.aws_iam_policy_document.kms.json
    logs        = data.aws_iam_policy_document.logs.json
  }
}

data "aws_iam_policy_document" "kms" {
  statement {
    sid       = "KeysOfTheAccount"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"]
    resources = ["${local.account_arns.kms}:key/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

data "aws_iam_policy_document" "logs" {
  statement {
    sid     = "LogGroupsOfTheTree"
    actions = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = [
      "${local.account_arns.logs}:log-group:/${var.name}/${var.environment}/*",
    ]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }

  # A list call, decided on the account's log groups as a whole.
  # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
  statement {
    sid       = "FindLogGroups"
    actions   = ["logs:DescribeLogGroups"]
    resources = ["${local.account_arns.logs}:log-group:*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}
