# What the application needs to put records, and nobody else of the tree may. Written out, as its key is made in the same apply:
# https://developer.hashicorp.com/terraform/language/data-sources#data-resource-behavior
resource "aws_iam_policy" "instance" {
  name        = "${local.prefix}-events-${var.region_code}"
  description = "Instances of ${local.prefix} put records into their delivery stream"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html#access-to-firehose
      {
        Sid      = "PutRecords"
        Effect   = "Allow"
        Action   = ["firehose:PutRecord", "firehose:PutRecordBatch"]
        Resource = local.stream_arn
      },
      # Since April 2026 whoever puts into a stream under a customer-managed key needs the key too: AWS's notice in
      # https://github.com/ministryofjustice/modernisation-platform/issues/12957
      # What Firehose names itself in kms:ViaService is documented nowhere, so the condition says what must not be: reading what lies in S3.
      {
        Sid      = "EncryptRecords"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.data.arn
        Condition = {
          StringNotEquals = { "kms:ViaService" = local.s3_endpoints }
        }
      },
    ]
  })

  tags = {
    Name = "${local.prefix}-events"
  }
}

resource "aws_iam_role_policy_attachment" "instance" {
  role       = var.instance_role_name
  policy_arn = aws_iam_policy.instance.arn
}
