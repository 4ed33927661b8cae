# In a key policy `Resource: *` means "this key": https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html

# Gives the decision to IAM and keeps the key manageable for as long as the account exists; no role of the tree is named.
# https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam
data "aws_iam_policy_document" "account" {
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

data "aws_service_principal" "delivery_logs" {
  service_name = "delivery.logs"
}

# CloudWatch Logs asks KMS under its regional name: the data source's `id` (logs.us-east-1.amazonaws.com, logs.cn-north-1.amazonaws.com.cn).
data "aws_service_principal" "cloudwatch_logs" {
  service_name = "logs"
}

data "aws_iam_policy_document" "logs" {
  source_policy_documents = [data.aws_iam_policy_document.account.json]

  # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html#AWS-logs-SSE-KMS-S3
  # https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-cmk-policy.html
  statement {
    sid       = "DeliverFlowLogs"
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.delivery_logs.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values = [
        join(":", ["arn", data.aws_partition.current.partition, "logs", data.aws_region.current.id, data.aws_caller_identity.current.account_id, "*"]),
      ]
    }
  }

  # The encryption context carries region, account and log group, so it does the work of aws:SourceArn, which AWS does not document for this call.
  statement {
    sid       = "EncryptLogGroups"
    actions   = local.cloudwatch_logs_actions
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.cloudwatch_logs.id]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["${local.log_group_arn_prefix}/*", "${local.database_log_group_arn_prefix}/*"]
    }
  }
}

# Instances decrypt and users make data keys through IAM: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html
data "aws_iam_policy_document" "session" {
  source_policy_documents = [data.aws_iam_policy_document.account.json]

  statement {
    sid       = "EncryptSessionLogGroup"
    actions   = local.cloudwatch_logs_actions
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.cloudwatch_logs.id]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["${local.log_group_arn_prefix}/session-manager"]
    }
  }
}

# EBS, EFS and RDS use the key with the rights of whoever calls them, and through grants that the caller makes; they need no statement of their own.
# https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html
# https://docs.aws.amazon.com/efs/latest/ug/EFSKMS.html
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html
data "aws_iam_policy_document" "storage" {
  source_policy_documents = [data.aws_iam_policy_document.account.json]
}
