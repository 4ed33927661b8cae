# Flow logs (flow-logs/), session logs (session-manager/), the trail (cloudtrail/) and whatever else can write under a customer-managed key.

resource "aws_s3_bucket" "logs" {
  #checkov:skip=CKV_AWS_144:logs stay in the region that made them, a lost region loses its logs too https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
  #checkov:skip=CKV2_AWS_62:nothing reacts to the arrival of a log object https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html

  bucket        = local.names["logs"]
  force_destroy = var.force_destroy

  tags = {
    Name = "${local.prefix}-logs"
  }
}

resource "aws_s3_bucket_ownership_controls" "logs" {
  bucket = aws_s3_bucket.logs.bucket

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# One step after the other, and the policy after what guards it: S3 answers concurrent changes of one bucket with OperationAborted.
resource "aws_s3_bucket_public_access_block" "logs" {
  bucket = aws_s3_bucket.logs.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true

  depends_on = [aws_s3_bucket_ownership_controls.logs]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.bucket

  rule {
    bucket_key_enabled = true

    # The key's ARN, never its id: with an id flow logs cannot be delivered.
    # https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-cmk-policy.html
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = var.logs_key_arn
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.logs]
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.bucket
  policy = data.aws_iam_policy_document.logs.json

  depends_on = [aws_s3_bucket_server_side_encryption_configuration.logs]
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.logs.bucket

  versioning_configuration {
    status = "Enabled"
  }

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = aws_s3_bucket.logs.bucket

  rule {
    id     = "flow-logs"
    status = "Enabled"

    filter {
      prefix = "flow-logs/"
    }

    dynamic "transition" {
      for_each = var.storage_transitions

      content {
        days          = transition.value.days
        storage_class = transition.value.storage_class
      }
    }

    expiration {
      days = var.flow_log_retention_days
    }
  }

  rule {
    id     = "session-manager"
    status = "Enabled"

    filter {
      prefix = "session-manager/"
    }

    dynamic "transition" {
      for_each = var.storage_transitions

      content {
        days          = transition.value.days
        storage_class = transition.value.storage_class
      }
    }

    expiration {
      days = var.session_log_retention_days
    }
  }

  rule {
    id     = "cloudtrail"
    status = "Enabled"

    filter {
      prefix = "cloudtrail/"
    }

    dynamic "transition" {
      for_each = var.storage_transitions

      content {
        days          = transition.value.days
        storage_class = transition.value.storage_class
      }
    }

    expiration {
      days = var.trail_log_retention_days
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

  depends_on = [aws_s3_bucket_versioning.logs]
}

resource "aws_s3_bucket_logging" "logs" {
  bucket        = aws_s3_bucket.logs.bucket
  target_bucket = aws_s3_bucket.access.bucket
  target_prefix = local.server_access_log_prefix

  target_object_key_format {
    partitioned_prefix {
      partition_date_source = "EventTime"
    }
  }

  depends_on = [aws_s3_bucket_lifecycle_configuration.logs, aws_s3_bucket_policy.access]
}

data "aws_service_principal" "delivery_logs" {
  service_name = "delivery.logs"
}

data "aws_service_principal" "cloudtrail" {
  service_name = "cloudtrail"
}

# Both statements say exactly what CreateFlowLogs looks for; it appends its own to a policy that lacks them, and the next plan would take them out again.
# The account id in the key has the form of Hive partitions. https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
#
# There is no statement that refuses uploads without or with another key: neither the delivery service nor the SSM agent names a key, both rely on the bucket's
# default, so such a statement would refuse the logs themselves. Instances write session-manager/ with their own role's rights.
data "aws_iam_policy_document" "logs" {
  source_policy_documents = [data.aws_iam_policy_document.tls_only["logs"].json]

  statement {
    sid       = "AWSLogDeliveryWrite"
    actions   = ["s3:PutObject"]
    resources = ["${local.arns["logs"]}/flow-logs/AWSLogs/aws-account-id=${data.aws_caller_identity.current.account_id}/*"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.delivery_logs.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    # Holds under BucketOwnerEnforced too: the one canned ACL that S3 then still accepts is this one.
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
    condition {
      test     = "StringEquals"
      variable = "s3:x-amz-acl"
      values   = ["bucket-owner-full-control"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = [local.log_delivery_source_arn]
    }
  }

  # ListBucket beside GetBucketAcl: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html
  statement {
    sid       = "AWSLogDeliveryAclCheck"
    actions   = ["s3:GetBucketAcl", "s3:ListBucket"]
    resources = [local.arns["logs"]]

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
      values   = [local.log_delivery_source_arn]
    }
  }

  # A trail looks at the bucket, then writes logs and digests below its prefix and the account's id.
  # https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
  dynamic "statement" {
    for_each = var.trail_arns

    content {
      sid       = "AWSCloudTrailAclCheck${statement.key}"
      actions   = ["s3:GetBucketAcl"]
      resources = [local.arns["logs"]]

      principals {
        type        = "Service"
        identifiers = [data.aws_service_principal.cloudtrail.name]
      }

      condition {
        test     = "StringEquals"
        variable = "aws:SourceArn"
        values   = [statement.value]
      }
    }
  }

  dynamic "statement" {
    for_each = var.trail_arns

    content {
      sid       = "AWSCloudTrailWrite${statement.key}"
      actions   = ["s3:PutObject"]
      resources = ["${local.arns["logs"]}/cloudtrail/AWSLogs/${data.aws_caller_identity.current.account_id}/*"]

      principals {
        type        = "Service"
        identifiers = [data.aws_service_principal.cloudtrail.name]
      }

      # Sent under BucketOwnerEnforced too, as by log delivery above.
      condition {
        test     = "StringEquals"
        variable = "s3:x-amz-acl"
        values   = ["bucket-owner-full-control"]
      }

      condition {
        test     = "StringEquals"
        variable = "aws:SourceArn"
        values   = [statement.value]
      }
    }
  }
}
