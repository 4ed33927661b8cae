# Server access logs of the tree's other buckets in this Region; the end of the chain, so it logs to nothing itself.

resource "aws_s3_bucket" "access" {
  #checkov:skip=CKV_AWS_145:a target of server access logs takes SSE-S3 only, see decision record 0010 https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
  #checkov:skip=CKV_AWS_144:logs stay in the region that made them, a lost region loses its logs too https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
  #checkov:skip=CKV2_AWS_62:nothing reacts to the arrival of a log object https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html

  bucket        = local.names["access"]
  force_destroy = var.force_destroy

  tags = {
    Name = "${local.prefix}-access"
  }
}

resource "aws_s3_bucket_ownership_controls" "access" {
  bucket = aws_s3_bucket.access.bucket

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# One step after the other, and the policy after what guards it: S3 answers concurrent changes of one bucket with OperationAborted.
resource "aws_s3_bucket_public_access_block" "access" {
  bucket = aws_s3_bucket.access.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true

  depends_on = [aws_s3_bucket_ownership_controls.access]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "access" {
  bucket = aws_s3_bucket.access.bucket

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.access]
}

resource "aws_s3_bucket_policy" "access" {
  bucket = aws_s3_bucket.access.bucket
  policy = data.aws_iam_policy_document.access.json

  depends_on = [aws_s3_bucket_server_side_encryption_configuration.access]
}

resource "aws_s3_bucket_versioning" "access" {
  bucket = aws_s3_bucket.access.bucket

  versioning_configuration {
    status = "Enabled"
  }

  depends_on = [aws_s3_bucket_policy.access]
}

resource "aws_s3_bucket_lifecycle_configuration" "access" {
  bucket = aws_s3_bucket.access.bucket

  rule {
    id     = "logs"
    status = "Enabled"

    filter {}

    expiration {
      days = var.access_log_retention_days
    }
  }

  rule {
    id     = "housekeeping"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }

    noncurrent_version_expiration {
      noncurrent_days = var.noncurrent_version_retention_days
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.access]
}

locals {
  server_access_log_prefix = "s3/"

  # Every bucket of the tree in this Region by the form of its name, as parts bring their own; and those with a name of another form.
  logging_bucket_arns = [
    for name in concat(["${local.prefix}-*-${local.suffix}"], var.logging_bucket_names) : "arn:${data.aws_partition.current.partition}:s3:::${name}"
  ]
}

data "aws_service_principal" "server_access_logs" {
  service_name = "logging.s3"
}

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html#grant-log-delivery-permissions-general
data "aws_iam_policy_document" "access" {
  source_policy_documents = [data.aws_iam_policy_document.tls_only["access"].json]

  statement {
    sid       = "ServerAccessLogWrite"
    actions   = ["s3:PutObject"]
    resources = ["${local.arns["access"]}/${local.server_access_log_prefix}*"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.server_access_logs.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = local.logging_bucket_arns
    }
  }
}
