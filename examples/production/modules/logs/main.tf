locals {
  prefix = "${var.name}-${var.environment}"
  suffix = "${data.aws_caller_identity.current.account_id}-${var.region_code}"

  # Names and ARNs are put together here, not read from the buckets, so that the first plan already shows each policy in full.
  names = { for role in ["logs", "alb", "access"] : role => "${local.prefix}-${role}-${local.suffix}" }
  arns  = { for role, name in local.names : role => "arn:${data.aws_partition.current.partition}:s3:::${name}" }

  # Flow logs come by way of CloudWatch's log delivery, so the source is an ARN of the logs service.
  log_delivery_source_arn = join(":", [
    "arn", data.aws_partition.current.partition, "logs", data.aws_region.current.id, data.aws_caller_identity.current.account_id, "*",
  ])
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

# S3 takes TLS 1.2 as its floor by itself (https://aws.amazon.com/blogs/security/tls-1-2-required-for-aws-endpoints/), so a condition on s3:TlsVersion
# would refuse nothing more; plain HTTP is what a policy must refuse.
data "aws_iam_policy_document" "tls_only" {
  for_each = local.arns

  statement {
    sid       = "DenyPlainHttp"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [each.value, "${each.value}/*"]

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
