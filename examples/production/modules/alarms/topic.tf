# CloudWatch alarms cannot use the key that AWS manages for SNS, so the topic has one of its own.
# https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
resource "aws_kms_key" "this" {
  description             = "Alarms of ${local.prefix} in ${var.region_code}"
  policy                  = data.aws_iam_policy_document.key.json
  enable_key_rotation     = true
  deletion_window_in_days = var.key_deletion_window_in_days

  tags = { Name = "${local.prefix}-alarms" }
}

resource "aws_kms_alias" "this" {
  name          = "alias/${local.prefix}-alarms"
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_sns_topic" "this" {
  name              = "${local.prefix}-alarms"
  kms_master_key_id = aws_kms_key.this.arn

  tags = { Name = "${local.prefix}-alarms" }
}

resource "aws_sns_topic_policy" "this" {
  arn    = aws_sns_topic.this.arn
  policy = data.aws_iam_policy_document.topic.json
}

# Nothing is sent before its owner has followed the link in the mail that SNS sends, see README.md.
resource "aws_sns_topic_subscription" "email" {
  for_each = var.emails

  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = each.key
}

locals {
  topic_arn = join(":", ["arn", data.aws_partition.current.partition, "sns", data.aws_region.current.id, data.aws_caller_identity.current.account_id, "${local.prefix}-alarms"])

  # Those of this tree and Region. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html#amazoncloudwatch-resources-for-iam-policies
  alarm_arns = join(":", ["arn", data.aws_partition.current.partition, "cloudwatch", data.aws_region.current.id, data.aws_caller_identity.current.account_id, "alarm", "${local.prefix}-*"])
}

data "aws_service_principal" "cloudwatch" {
  service_name = "cloudwatch"
}

# In a key policy `Resource: *` means "this key": https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
data "aws_iam_policy_document" "key" {
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

  # Whoever publishes to an encrypted topic asks KMS himself: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
  # That CloudWatch sends both condition keys with that, as with the message, AWS's own library holds (EventBridge does not: mind that before it is admitted too):
  # https://aws.github.io/modern-data-architecture-accelerator/typedocs/functions/_aws-mdaa_cloudwatch-constructs.grantCloudWatchAlarmsTopicAccess.html
  statement {
    sid       = "EncryptAlarms"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.cloudwatch.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = [local.alarm_arns]
    }
  }
}

# It takes the place of the policy that a topic is made with; who manages the topic does so by the account's IAM.
# https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html#sns-publish-notification-only-from-account-when-alarm
data "aws_iam_policy_document" "topic" {
  statement {
    sid       = "PublishAlarms"
    actions   = ["sns:Publish"]
    resources = [local.topic_arn]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.cloudwatch.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = [local.alarm_arns]
    }
  }

  # https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html#enforce-encryption-data-in-transit
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
