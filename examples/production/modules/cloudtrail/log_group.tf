locals {
  log_group_name = "/${var.name}/${var.environment}/cloudtrail"
  log_group_arn  = join(":", ["arn", data.aws_partition.current.partition, "logs", data.aws_region.current.id, data.aws_caller_identity.current.account_id, "log-group", local.log_group_name])
}

resource "aws_cloudwatch_log_group" "this" {
  name              = local.log_group_name
  kms_key_id        = aws_kms_key.this.arn
  retention_in_days = var.log_retention_days

  tags = { Name = "${local.prefix}-cloudtrail" }
}

# No condition: "the role policy doesn't support the use of aws:SourceArn and aws:SourceAccount". Who makes a trail must be allowed to pass the role, and can
# only pass those of his account. https://docs.amazonaws.cn/en_us/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "CloudTrailTakesTheRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.cloudtrail.name]
    }
  }
}

resource "aws_iam_role" "this" {
  name               = "${local.prefix}-cloudtrail-${var.region_code}"
  description        = "CloudTrail writes the events of ${local.prefix} to their log group in ${var.region_code}"
  assume_role_policy = data.aws_iam_policy_document.trust.json

  tags = { Name = "${local.prefix}-cloudtrail" }
}

# Streams are named <account>_CloudTrail_<Region>, with a number behind it where there are more.
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
data "aws_iam_policy_document" "log_group" {
  statement {
    sid       = "WriteEvents"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${local.log_group_arn}:log-stream:${data.aws_caller_identity.current.account_id}_CloudTrail_*"]
  }
}

resource "aws_iam_role_policy" "this" {
  name   = "write-events"
  role   = aws_iam_role.this.name
  policy = data.aws_iam_policy_document.log_group.json
}
