locals {
  # Who approves is a question of IAM: codepipeline:PutApprovalResult on this action. Nobody who does it within seven days is a no.
  # https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html
  approval_stages = {
    Approve = {
      NotificationArn = aws_sns_topic.approvals.arn
      CustomData      = "Deploy this build of ${local.prefix} to ${join(", then ", var.region_order)}?"
    }
  }

  # CodePipeline publishes with its role. Whoever publishes to an encrypted topic needs its key.
  # https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-service-role-permissions.html
  # https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
  approval_statements = [
    {
      Sid      = "AskForApproval"
      Effect   = "Allow"
      Action   = "sns:Publish"
      Resource = local.topic_arn
    },
    {
      Sid      = "EncryptApprovals"
      Effect   = "Allow"
      Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource = aws_kms_key.approvals.arn
    },
  ]

  topic_name = "${local.prefix}-approvals"
  topic_arn  = join(":", ["arn", data.aws_partition.current.partition, "sns", data.aws_region.current.id, data.aws_caller_identity.current.account_id, local.topic_name])

  approval_topic_arn = aws_sns_topic_policy.approvals.arn
}

# In a key policy `Resource: *` means "this key". IAM decides, as for the tree's other keys: the pipeline's role publishes, and no service.
# https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam
data "aws_iam_policy_document" "approvals_key" {
  #checkov:skip=CKV_AWS_109:the account root delegates to IAM, see decision record 0011 https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
  #checkov:skip=CKV_AWS_111:the account root delegates to IAM, see decision record 0011 https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
  #checkov:skip=CKV_AWS_356:in a key policy the star is this key, see decision record 0011 https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
  statement {
    sid       = "DelegateToAccountIam"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
}

resource "aws_kms_key" "approvals" {
  description             = "Requests for approval of ${local.prefix} in ${var.region_code}"
  policy                  = data.aws_iam_policy_document.approvals_key.json
  enable_key_rotation     = true
  deletion_window_in_days = var.key_deletion_window_in_days

  tags = { Name = local.topic_name }
}

resource "aws_kms_alias" "approvals" {
  name          = "alias/${local.topic_name}"
  target_key_id = aws_kms_key.approvals.key_id
}

resource "aws_sns_topic" "approvals" {
  name              = local.topic_name
  kms_master_key_id = aws_kms_key.approvals.arn

  tags = { Name = local.topic_name }
}

# It takes the place of the policy that a topic is made with. The account's IAM says who publishes, and the pipeline's role may; nobody does it without TLS.
# https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html#enforce-encryption-data-in-transit
data "aws_iam_policy_document" "approvals" {
  statement {
    sid       = "RefusePlainHttp"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [local.topic_arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sns_topic_policy" "approvals" {
  arn    = aws_sns_topic.approvals.arn
  policy = data.aws_iam_policy_document.approvals.json
}

# Nothing is sent before its owner has followed the link in the mail that SNS sends, see README.md.
resource "aws_sns_topic_subscription" "email" {
  for_each = var.approval_emails

  topic_arn = aws_sns_topic.approvals.arn
  protocol  = "email"
  endpoint  = each.key
}
