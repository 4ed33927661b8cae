resource "aws_s3_bucket" "artifacts" {
  #checkov:skip=CKV_AWS_144:CodePipeline itself copies what a Region deploys into the bucket of that Region https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
  #checkov:skip=CKV2_AWS_62:nothing reacts to the arrival of an artifact, the pipeline names it to its next action https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html

  bucket        = local.bucket_name
  force_destroy = var.force_destroy

  tags = {
    Name = "${local.prefix}-artifacts"
  }
}

resource "aws_s3_bucket_ownership_controls" "artifacts" {
  bucket = aws_s3_bucket.artifacts.bucket

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# One step after the other, and the policy after what guards it: S3 answers concurrent changes of one bucket with OperationAborted.
resource "aws_s3_bucket_public_access_block" "artifacts" {
  bucket = aws_s3_bucket.artifacts.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true

  depends_on = [aws_s3_bucket_ownership_controls.artifacts]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "artifacts" {
  bucket = aws_s3_bucket.artifacts.bucket

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.artifacts.arn
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.artifacts]
}

# S3 takes TLS 1.2 as its floor by itself (https://aws.amazon.com/blogs/security/tls-1-2-required-for-aws-endpoints/); plain HTTP is what a policy must refuse.
# Pipeline, build and instances come with their roles' rights, so nobody is let in here.
data "aws_iam_policy_document" "bucket" {
  statement {
    sid       = "DenyPlainHttp"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.bucket_arn, "${local.bucket_arn}/*"]

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

resource "aws_s3_bucket_policy" "artifacts" {
  bucket = aws_s3_bucket.artifacts.bucket
  policy = data.aws_iam_policy_document.bucket.json

  depends_on = [aws_s3_bucket_server_side_encryption_configuration.artifacts]
}

resource "aws_s3_bucket_versioning" "artifacts" {
  bucket = aws_s3_bucket.artifacts.bucket

  versioning_configuration {
    status = "Enabled"
  }

  depends_on = [aws_s3_bucket_policy.artifacts]
}

# Sources are read once, by the build that follows, and may go. What was built may not: CodeDeploy deploys the last good revision to each instance that Auto
# Scaling launches, however old it is, and the one before in a rollback; once it had expired no new instance would ever start. CodePipeline gives every
# artifact a key of its own, so no rule can tell the last one from the others.
# https://docs.aws.amazon.com/codedeploy/latest/userguide/integrations-aws-auto-scaling.html#integrations-aws-auto-scaling-behaviors-hook-usage
# A key is <pipeline>/<artifact>/<random>, of the pipeline's name 20 letters at most; it is the module codepipeline that calls the artifact "source".
# https://docs.aws.amazon.com/codepipeline/latest/userguide/welcome-introducing-artifacts.html
# https://repost.aws/questions/QUI91tw7A9SUOMohJurNqmgA/code-pipeline-truncates-folder-names-in-output-artifact-s-3-bucket
resource "aws_s3_bucket_lifecycle_configuration" "artifacts" {
  bucket = aws_s3_bucket.artifacts.bucket

  rule {
    id     = "housekeeping"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  rule {
    id     = "sources"
    status = "Enabled"

    filter {
      prefix = "${substr(local.prefix, 0, 20)}/source/"
    }

    expiration {
      days = var.artifact_retention_days
    }
  }

  depends_on = [aws_s3_bucket_versioning.artifacts]
}

resource "aws_s3_bucket_logging" "artifacts" {
  bucket        = aws_s3_bucket.artifacts.bucket
  target_bucket = var.access_logs_bucket_name
  target_prefix = "s3/"

  target_object_key_format {
    partitioned_prefix {
      partition_date_source = "EventTime"
    }
  }

  depends_on = [aws_s3_bucket_lifecycle_configuration.artifacts]
}
