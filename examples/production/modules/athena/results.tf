# What queries find: rows of logs, so it is guarded like the logs, but for days only.

# In a key policy `Resource: *` means "this key". IAM decides, as for the tree's other keys.
# https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam
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
}

resource "aws_kms_key" "results" {
  description             = "Query results of ${local.prefix} in ${var.region_code}"
  policy                  = data.aws_iam_policy_document.key.json
  enable_key_rotation     = true
  deletion_window_in_days = var.key_deletion_window_in_days

  tags = {
    Name = "${local.prefix}-athena"
  }
}

resource "aws_kms_alias" "results" {
  name          = "alias/${local.prefix}-athena"
  target_key_id = aws_kms_key.results.key_id
}

resource "aws_s3_bucket" "results" {
  #checkov:skip=CKV_AWS_144:results can be had again by running the query, and are of no use where their logs are lost https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
  #checkov:skip=CKV2_AWS_62:nothing reacts to the arrival of a result https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html

  bucket        = local.results_bucket_name
  force_destroy = var.force_destroy

  tags = {
    Name = "${local.prefix}-athena"
  }
}

resource "aws_s3_bucket_ownership_controls" "results" {
  bucket = aws_s3_bucket.results.bucket

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# One step after the other, and the policy after what guards it: S3 answers concurrent changes of one bucket with OperationAborted.
resource "aws_s3_bucket_public_access_block" "results" {
  bucket = aws_s3_bucket.results.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true

  depends_on = [aws_s3_bucket_ownership_controls.results]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "results" {
  bucket = aws_s3_bucket.results.bucket

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.results.arn
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.results]
}

data "aws_iam_policy_document" "results" {
  statement {
    sid       = "DenyPlainHttp"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.results_bucket_arn, "${local.results_bucket_arn}/*"]

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

resource "aws_s3_bucket_policy" "results" {
  bucket = aws_s3_bucket.results.bucket
  policy = data.aws_iam_policy_document.results.json

  depends_on = [aws_s3_bucket_server_side_encryption_configuration.results]
}

resource "aws_s3_bucket_versioning" "results" {
  bucket = aws_s3_bucket.results.bucket

  versioning_configuration {
    status = "Enabled"
  }

  depends_on = [aws_s3_bucket_policy.results]
}

resource "aws_s3_bucket_lifecycle_configuration" "results" {
  bucket = aws_s3_bucket.results.bucket

  rule {
    id     = "results"
    status = "Enabled"

    filter {}

    expiration {
      days = var.results_retention_days
    }
  }

  # A cancelled query leaves parts of an upload: https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html
  rule {
    id     = "housekeeping"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }

    noncurrent_version_expiration {
      noncurrent_days = 1
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }

  depends_on = [aws_s3_bucket_versioning.results]
}

# The prefix is the one that the access bucket's policy admits.
resource "aws_s3_bucket_logging" "results" {
  bucket        = aws_s3_bucket.results.bucket
  target_bucket = var.access_logs_bucket_name
  target_prefix = "s3/"

  target_object_key_format {
    partitioned_prefix {
      partition_date_source = "EventTime"
    }
  }

  depends_on = [aws_s3_bucket_lifecycle_configuration.results]
}
