locals {
  log_group_name = "/${var.name}/${var.environment}/instances"

  # Put together here, not read from the log group, so that the first plan already shows the policy in full.
  log_group_arn = join(":", [
    "arn", data.aws_partition.current.partition, "logs", data.aws_region.current.id, data.aws_caller_identity.current.account_id,
    "log-group", local.log_group_name,
  ])

  metrics_namespace = jsondecode(file("${path.module}/cloudwatch_agent.json")).metrics.namespace
}

resource "aws_cloudwatch_log_group" "instances" {
  #checkov:skip=CKV_AWS_338:how long is the blueprint's to say, these are logs of operation and not of access https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html

  name              = local.log_group_name
  kms_key_id        = var.logs_key_arn
  retention_in_days = var.log_retention_days

  tags = { Name = "${local.prefix}-instances" }
}

# What cloudwatch_agent.json asks for; AWS's own CloudWatchAgentServerPolicy also makes log groups, and writes metrics and logs of everybody.
# https://docs.aws.amazon.com/aws-managed-policy/latest/reference/CloudWatchAgentServerPolicy.html
data "aws_iam_policy_document" "cloudwatch_agent" {
  # No resource-level permissions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
  # https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html
  statement {
    sid       = "WriteMetrics"
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringEquals"
      variable = "cloudwatch:namespace"
      values   = [local.metrics_namespace]
    }
  }

  # The agent reads the name of its Auto Scaling group from the instance's tags. It would ask for volumes only with a VolumeId in its configuration:
  # https://github.com/aws/amazon-cloudwatch-agent/tree/main/plugins/processors/ec2tagger
  # No resource-level permissions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
  statement {
    sid       = "FindOwnGroup"
    actions   = ["ec2:DescribeTags"]
    resources = ["*"]
  }

  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
    resources = [local.log_group_arn, "${local.log_group_arn}:*"]
  }
}

resource "aws_iam_policy" "cloudwatch_agent" {
  name        = "${local.prefix}-cloudwatch-agent-${var.region_code}"
  description = "Instances of ${local.prefix} send their metrics and logs"
  policy      = data.aws_iam_policy_document.cloudwatch_agent.json

  tags = { Name = "${local.prefix}-cloudwatch-agent" }
}

resource "aws_iam_role_policy_attachment" "cloudwatch_agent" {
  role       = var.instance_role_name
  policy_arn = aws_iam_policy.cloudwatch_agent.arn
}
