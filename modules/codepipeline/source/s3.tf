locals {
  source_lacks = [for key in ["object_key"] : key if var.source_code[key] == null]

  bucket_name = coalesce(var.source_code.bucket, "${local.prefix}-source-${data.aws_caller_identity.current.account_id}-${var.region_code}")
  bucket_arn  = "arn:${data.aws_partition.current.partition}:s3:::${local.bucket_name}"

  # S3 in a condition on kms:ViaService, in China under either suffix.
  s3_endpoints = distinct([
    "s3.${data.aws_region.current.id}.amazonaws.com",
    "s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
  ])

  # https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html
  source_provider = "S3"

  # Polling is on unless it is said to be off, and would start each run a second time.
  source_configuration = {
    S3Bucket             = aws_s3_bucket_notification.source.bucket
    S3ObjectKey          = local.source_object_key
    PollForSourceChanges = "false"
  }

  source_statements = [
    # https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html#edit-role-s3source
    {
      Sid      = "FindSource"
      Effect   = "Allow"
      Action   = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"]
      Resource = local.bucket_arn
    },
    {
      Sid      = "ReadSource"
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionTagging"]
      Resource = "${local.bucket_arn}/${local.source_object_key}"
    },
    {
      Sid       = "DecryptSource"
      Effect    = "Allow"
      Action    = "kms:Decrypt"
      Resource  = aws_kms_key.source.arn
      Condition = { StringEquals = { "kms:ViaService" = local.s3_endpoints } }
    },
    # A tag of the source is carried to the artifact, or the copy fails:
    # https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html#how-to-custom-role-policy
    {
      Sid      = "TagArtifacts"
      Effect   = "Allow"
      Action   = ["s3:GetObjectTagging", "s3:GetObjectVersionTagging", "s3:PutObjectTagging"]
      Resource = [for region in var.region_order : "arn:${data.aws_partition.current.partition}:s3:::${var.targets[region].artifact_bucket_name}/*"]
    },
  ]

  source_ids = {
    rule = aws_cloudwatch_event_target.start.target_id
  }

  clone_url_http     = ""
  source_bucket_name = aws_s3_bucket_notification.source.bucket
  source_object_key  = var.source_code.object_key == null ? "" : var.source_code.object_key
  source_key_arn     = aws_kms_key.source.arn
  connection_arn     = ""
}

# In a key policy `Resource: *` means "this key". IAM decides, as for the tree's other keys: who uploads needs the key too.
# https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam
data "aws_iam_policy_document" "source_key" {
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

resource "aws_kms_key" "source" {
  description             = "Source bucket of ${local.prefix} in ${var.region_code}"
  policy                  = data.aws_iam_policy_document.source_key.json
  enable_key_rotation     = true
  deletion_window_in_days = var.key_deletion_window_in_days

  tags = { Name = "${local.prefix}-source" }
}

resource "aws_kms_alias" "source" {
  name          = "alias/${local.prefix}-source"
  target_key_id = aws_kms_key.source.key_id
}

resource "aws_s3_bucket" "source" {
  #checkov:skip=CKV_AWS_144:the source is uploaded by who has it https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html

  bucket        = local.bucket_name
  force_destroy = var.force_destroy

  tags = { Name = "${local.prefix}-source" }
}

resource "aws_s3_bucket_ownership_controls" "source" {
  bucket = aws_s3_bucket.source.bucket

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# One step after the other, and the policy after what guards it: S3 answers concurrent changes of one bucket with OperationAborted.
resource "aws_s3_bucket_public_access_block" "source" {
  bucket = aws_s3_bucket.source.bucket

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true

  depends_on = [aws_s3_bucket_ownership_controls.source]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "source" {
  bucket = aws_s3_bucket.source.bucket

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.source.arn
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.source]
}

# S3 takes TLS 1.2 as its floor by itself (https://aws.amazon.com/blogs/security/tls-1-2-required-for-aws-endpoints/); plain HTTP is what a policy must refuse.
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

resource "aws_s3_bucket_policy" "source" {
  bucket = aws_s3_bucket.source.bucket
  policy = data.aws_iam_policy_document.bucket.json

  depends_on = [aws_s3_bucket_server_side_encryption_configuration.source]
}

# CodePipeline takes no source from a bucket without versions.
resource "aws_s3_bucket_versioning" "source" {
  bucket = aws_s3_bucket.source.bucket

  versioning_configuration {
    status = "Enabled"
  }

  depends_on = [aws_s3_bucket_policy.source]
}

# The source itself never expires, what it was before does: a run has its own copy.
resource "aws_s3_bucket_lifecycle_configuration" "source" {
  bucket = aws_s3_bucket.source.bucket

  rule {
    id     = "housekeeping"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }

    noncurrent_version_expiration {
      noncurrent_days = 90
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.source]
}

resource "aws_s3_bucket_logging" "source" {
  bucket        = aws_s3_bucket.source.bucket
  target_bucket = var.access_logs_bucket_name
  target_prefix = "s3/"

  target_object_key_format {
    partitioned_prefix {
      partition_date_source = "EventTime"
    }
  }

  depends_on = [aws_s3_bucket_lifecycle_configuration.source]
}

# https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
resource "aws_s3_bucket_notification" "source" {
  bucket      = aws_s3_bucket.source.bucket
  eventbridge = true

  depends_on = [aws_s3_bucket_logging.source]
}

# https://docs.aws.amazon.com/codepipeline/latest/userguide/create-S3-source-events.html
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
resource "aws_cloudwatch_event_rule" "start" {
  name        = local.rule_name
  description = "Starts the pipeline of ${local.prefix} on a new version of its source"

  event_pattern = jsonencode({
    source      = ["aws.s3"]
    detail-type = ["Object Created"]
    detail = {
      bucket = { name = [local.bucket_name] }
      object = { key = [local.source_object_key] }
    }
  })

  tags = { Name = local.rule_name }
}

locals {
  rule_name = "${local.prefix}-start-pipeline"
  rule_arn  = join(":", ["arn", data.aws_partition.current.partition, "events", data.aws_region.current.id, data.aws_caller_identity.current.account_id, "rule/${local.rule_name}"])
}

data "aws_service_principal" "events" {
  service_name = "events"
}

# "For EventBridge event bus rule targets, the value of aws:SourceArn must be the rule ARN."
# https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
data "aws_iam_policy_document" "start_trust" {
  statement {
    sid     = "EventBridgeTakesTheRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.events.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [local.rule_arn]
    }
  }
}

resource "aws_iam_role" "start" {
  name               = "${local.prefix}-start-pipeline-${var.region_code}"
  description        = "EventBridge starts the pipeline of ${local.prefix}"
  assume_role_policy = data.aws_iam_policy_document.start_trust.json

  tags = { Name = local.rule_name }
}

# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html
data "aws_iam_policy_document" "start" {
  statement {
    sid       = "StartThePipeline"
    actions   = ["codepipeline:StartPipelineExecution"]
    resources = [local.pipeline_arn]
  }
}

resource "aws_iam_role_policy" "start" {
  name   = "start-the-pipeline"
  role   = aws_iam_role.start.name
  policy = data.aws_iam_policy_document.start.json
}

resource "aws_cloudwatch_event_target" "start" {
  rule     = aws_cloudwatch_event_rule.start.name
  arn      = aws_codepipeline.this.arn
  role_arn = aws_iam_role.start.arn

  depends_on = [aws_iam_role_policy.start]
}
