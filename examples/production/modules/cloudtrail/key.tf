# A key of its own: who may read what the account's users do is another question than who may read flow logs.
resource "aws_kms_key" "this" {
  description             = "Trail of ${local.prefix} and its log group in ${var.region_code}"
  policy                  = data.aws_iam_policy_document.key.json
  enable_key_rotation     = true
  deletion_window_in_days = var.key_deletion_window_in_days

  tags = { Name = "${local.prefix}-cloudtrail" }
}

resource "aws_kms_alias" "this" {
  name          = "alias/${local.prefix}-cloudtrail"
  target_key_id = aws_kms_key.this.key_id
}

data "aws_service_principal" "cloudtrail" {
  service_name = "cloudtrail"
}

# CloudWatch Logs asks KMS under its regional name, the data source's `id`.
data "aws_service_principal" "cloudwatch_logs" {
  service_name = "logs"
}

# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
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

  statement {
    sid       = "EncryptTrail"
    actions   = ["kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.cloudtrail.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [local.trail_arn]
    }

    # Any Region, as AWS has it: the trail records in all of them. IfExists, because with an S3 Bucket Key the context may be S3's alone; whose trail it is,
    # the source above says. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
    condition {
      test     = "StringLikeIfExists"
      variable = "kms:EncryptionContext:aws:cloudtrail:arn"
      values   = [join(":", ["arn", data.aws_partition.current.partition, "cloudtrail", "*", data.aws_caller_identity.current.account_id, "trail/*"])]
    }
  }

  # Decrypt, because the bucket has an S3 Bucket Key, with which the encryption context is S3's:
  # https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html#required-kms-key-policy-trails
  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
  statement {
    sid       = "DescribeKeyAndUseBucketKey"
    actions   = ["kms:Decrypt", "kms:DescribeKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.cloudtrail.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = [local.trail_arn]
    }
  }

  # The encryption context carries region, account and log group. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
  statement {
    sid       = "EncryptLogGroup"
    actions   = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.cloudwatch_logs.id]
    }

    condition {
      test     = "ArnEquals"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = [local.log_group_arn]
    }
  }
}
