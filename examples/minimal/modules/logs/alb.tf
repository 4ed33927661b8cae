# Logs of Application Load Balancers, which write to buckets under SSE-S3 only.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html

resource "aws_s3_bucket" "alb" {
  #checkov:skip=CKV_AWS_145:SSE-S3 is all that load balancers write to, see decision record 0010 https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
  #checkov:skip=CKV_AWS_144:logs stay in the region that made them, a lost region loses its logs too https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
  #checkov:skip=CKV2_AWS_62:nothing reacts to the arrival of a log object https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html

  bucket        = local.names["alb"]
  force_destroy = var.force_destroy

  tags = {
    Name = "${local.prefix}-alb"
  }
}

resource "aws_s3_bucket_ownership_controls" "alb" {
  bucket = aws_s3_bucket.alb.bucket

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# One step after the other, and the policy after what guards it: S3 answers concurrent changes of one bucket with OperationAborted.
resource "aws_s3_bucket_public_access_block" "alb" {
  bucket = aws_s3_bucket.alb.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true

  depends_on = [aws_s3_bucket_ownership_controls.alb]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "alb" {
  bucket = aws_s3_bucket.alb.bucket

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.alb]
}

resource "aws_s3_bucket_policy" "alb" {
  bucket = aws_s3_bucket.alb.bucket
  policy = data.aws_iam_policy_document.alb.json

  depends_on = [aws_s3_bucket_server_side_encryption_configuration.alb]
}

resource "aws_s3_bucket_versioning" "alb" {
  bucket = aws_s3_bucket.alb.bucket

  versioning_configuration {
    status = "Enabled"
  }

  depends_on = [aws_s3_bucket_policy.alb]
}

resource "aws_s3_bucket_lifecycle_configuration" "alb" {
  bucket = aws_s3_bucket.alb.bucket

  rule {
    id     = "logs"
    status = "Enabled"

    filter {}

    dynamic "transition" {
      for_each = var.storage_transitions

      content {
        days          = transition.value.days
        storage_class = transition.value.storage_class
      }
    }

    expiration {
      days = var.alb_log_retention_days
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

  depends_on = [aws_s3_bucket_versioning.alb]
}

resource "aws_s3_bucket_logging" "alb" {
  bucket        = aws_s3_bucket.alb.bucket
  target_bucket = aws_s3_bucket.access.bucket
  target_prefix = local.server_access_log_prefix

  target_object_key_format {
    partitioned_prefix {
      partition_date_source = "EventTime"
    }
  }

  depends_on = [aws_s3_bucket_lifecycle_configuration.alb, aws_s3_bucket_policy.access]
}

locals {
  # See decision record 0012. A Region that is not listed takes the service principal; in China AWS still names its own accounts.
  alb_log_writers = {
    cn-north-1     = { type = "AWS", identifier = "arn:${data.aws_partition.current.partition}:iam::638102146993:root" }
    cn-northwest-1 = { type = "AWS", identifier = "arn:${data.aws_partition.current.partition}:iam::037604701340:root" }
  }

  alb_log_writer = lookup(local.alb_log_writers, data.aws_region.current.id, {
    type       = "Service"
    identifier = data.aws_service_principal.load_balancer_logs.name
  })

  # A prefix a kind of log: without one they share folders and differ in the file's name only, which no Athena location can tell apart.
  alb_log_prefixes = ["access", "connection", "health-check"]
}

data "aws_service_principal" "load_balancer_logs" {
  service_name = "logdelivery.elasticloadbalancing"
}

data "aws_iam_policy_document" "alb" {
  source_policy_documents = [data.aws_iam_policy_document.tls_only["alb"].json]

  # The account id in the key is what keeps other accounts' load balancers out; AWS asks for it in these words. The conditions hold where the request
  # carries the keys: AWS's examples differ on that, and a condition on a key that is not there would refuse every log.
  statement {
    sid     = "LoadBalancerLogWrite"
    actions = ["s3:PutObject"]
    resources = [
      for prefix in local.alb_log_prefixes : "${local.arns["alb"]}/${prefix}/AWSLogs/${data.aws_caller_identity.current.account_id}/*"
    ]

    principals {
      type        = local.alb_log_writer.type
      identifiers = [local.alb_log_writer.identifier]
    }

    condition {
      test     = "StringEqualsIfExists"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnLikeIfExists"
      variable = "aws:SourceArn"
      values = [
        join(":", [
          "arn", data.aws_partition.current.partition, "elasticloadbalancing", data.aws_region.current.id,
          data.aws_caller_identity.current.account_id, "loadbalancer/*",
        ]),
      ]
    }
  }
}
