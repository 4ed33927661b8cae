data "aws_service_principal" "firehose" {
  service_name = "firehose"
}

# Firehose names the account whose stream it works for as external id. That it sends aws:SourceAccount or aws:SourceArn too is documented nowhere, and a
# condition on a key that is not there would stop every delivery.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesisfirehose-deliverystream.html#aws-resource-kinesisfirehose-deliverystream--examples
data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "FirehoseTakesTheRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.firehose.name]
    }

    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role" "firehose" {
  name               = "${local.prefix}-firehose-${var.region_code}"
  description        = "Data Firehose delivers records of ${local.prefix} in ${var.region_code}"
  assume_role_policy = data.aws_iam_policy_document.trust.json

  tags = {
    Name = "${local.prefix}-firehose"
  }
}

# Written out, as its key is made in the same apply: https://developer.hashicorp.com/terraform/language/data-sources#data-resource-behavior
resource "aws_iam_policy" "firehose" {
  name        = "${local.prefix}-firehose-${var.region_code}"
  description = "Data Firehose reads the schema, writes to the data bucket and logs its errors"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-s3
      {
        Sid      = "FindBucket"
        Effect   = "Allow"
        Action   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
        Resource = local.bucket_arn
      },
      {
        Sid      = "WriteObjects"
        Effect   = "Allow"
        Action   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]
        Resource = "${local.bucket_arn}/*"
      },
      # By way of S3 and for this bucket only. With a bucket key the context is the bucket, else the object.
      # https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
      {
        Sid      = "EncryptObjects"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.data.arn
        Condition = {
          StringEquals = { "kms:ViaService" = local.s3_endpoints }
          ArnLike      = { "kms:EncryptionContext:aws:s3:arn" = [local.bucket_arn, "${local.bucket_arn}/*"] }
        }
      },
      # The table, and what it lies in: https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html
      # https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#using-iam-glue
      {
        Sid    = "ReadSchema"
        Effect = "Allow"
        Action = ["glue:GetTable", "glue:GetTableVersion", "glue:GetTableVersions"]
        Resource = [
          "${local.account_arns.glue}:catalog",
          "${local.account_arns.glue}:database/${aws_glue_catalog_database.this.name}",
          "${local.account_arns.glue}:table/${aws_glue_catalog_database.this.name}/${aws_glue_catalog_table.events.name}",
        ]
      },
      # https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-logs.html
      {
        Sid      = "LogErrors"
        Effect   = "Allow"
        Action   = "logs:PutLogEvents"
        Resource = "${local.account_arns.logs}:log-group:${local.log_group_name}:log-stream:${local.log_stream_name}"
      },
    ]
  })

  tags = {
    Name = "${local.prefix}-firehose"
  }
}

resource "aws_iam_role_policy_attachment" "firehose" {
  role       = aws_iam_role.firehose.name
  policy_arn = aws_iam_policy.firehose.arn
}
