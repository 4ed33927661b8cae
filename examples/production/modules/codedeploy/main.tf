locals {
  prefix = "${var.name}-${var.environment}"

  # Put together here, not read from the bucket, so that the first plan already shows each policy in full.
  bucket_name = "${local.prefix}-artifacts-${data.aws_caller_identity.current.account_id}-${var.region_code}"
  bucket_arn  = "arn:${data.aws_partition.current.partition}:s3:::${local.bucket_name}"

  # Services of this Region and account, as the first five parts of an ARN.
  account_arns = {
    for service in ["autoscaling", "cloudwatch", "codedeploy", "elasticloadbalancing"] : service => join(":", [
      "arn", data.aws_partition.current.partition, service, data.aws_region.current.id, data.aws_caller_identity.current.account_id,
    ])
  }

  # S3 in a condition on kms:ViaService, in China under either suffix.
  s3_endpoints = distinct([
    "s3.${data.aws_region.current.id}.amazonaws.com",
    "s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
  ])
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

# In a key policy `Resource: *` means "this key". IAM decides, as for the tree's other keys, and no service needs a statement: S3 comes with the rights of
# whoever reads or writes an artifact (pipeline, build, instances).
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

resource "aws_kms_key" "artifacts" {
  description             = "Artifacts of ${local.prefix} in ${var.region_code}: sources and what is deployed"
  policy                  = data.aws_iam_policy_document.key.json
  enable_key_rotation     = true
  deletion_window_in_days = var.key_deletion_window_in_days

  tags = {
    Name = "${local.prefix}-artifacts"
  }
}

resource "aws_kms_alias" "artifacts" {
  name          = "alias/${local.prefix}-artifacts"
  target_key_id = aws_kms_key.artifacts.key_id
}
