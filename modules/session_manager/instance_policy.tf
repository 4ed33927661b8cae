# What an instance needs to log its sessions, and no more; the right to be managed at all (AmazonSSMManagedInstanceCore) is attached by whoever owns the role.
# https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html#create-iam-instance-profile-ssn-logging
resource "aws_iam_policy" "instance" {
  name        = "${local.prefix}-session-${var.region_code}"
  description = "Instances of ${local.prefix} encrypt and log their Session Manager sessions"
  policy      = data.aws_iam_policy_document.instance.json

  tags = {
    Name = "${local.prefix}-session"
  }
}

data "aws_iam_policy_document" "instance" {
  # The agent opens the stream's data key; the user's client made it.
  # https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html
  statement {
    sid       = "DecryptSession"
    actions   = ["kms:Decrypt"]
    resources = [var.session_key_arn]
  }

  # The agent sends the log as one object named after the session, in parts once it is large: GenerateDataKey, and Decrypt to join the parts.
  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
  statement {
    sid       = "WriteSessionLog"
    actions   = ["s3:PutObject"]
    resources = ["${var.logs_bucket_arn}/${local.s3_key_prefix}/*"]
  }

  # The bucket's key, by way of S3 (in China under either suffix) and for this bucket only. With a bucket key the context is the bucket, else the object.
  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
  statement {
    sid       = "EncryptSessionLog"
    actions   = ["kms:GenerateDataKey", "kms:Decrypt"]
    resources = [var.logs_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"
      values = distinct([
        "s3.${data.aws_region.current.id}.amazonaws.com",
        "s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ])
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:s3:arn"
      values   = [var.logs_bucket_arn, "${var.logs_bucket_arn}/${local.s3_key_prefix}/*"]
    }
  }

  # The agent refuses the session unless the bucket turns out to be encrypted.
  # https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-logging.html
  statement {
    sid       = "CheckBucketEncryption"
    actions   = ["s3:GetEncryptionConfiguration"]
    resources = [var.logs_bucket_arn]
  }

  statement {
    sid       = "StreamSessionLog"
    actions   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = ["${local.account_arns.logs}:log-group:${local.log_group_name}", "${local.account_arns.logs}:log-group:${local.log_group_name}:*"]
  }

  # A list call: it is decided on the account's log groups as a whole, the agent then looks at the one it wants.
  # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
  statement {
    sid       = "FindLogGroup"
    actions   = ["logs:DescribeLogGroups"]
    resources = ["${local.account_arns.logs}:log-group:*"]
  }
}
