# RDS finds a group of this name and writes to it. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.CloudWatch.html
resource "aws_cloudwatch_log_group" "this" {
  for_each = local.exported_logs

  name              = "/aws/rds/cluster/${local.cluster_identifier}/${each.key}"
  kms_key_id        = var.logs_key_arn
  retention_in_days = var.log_retention_days

  tags = {
    Name = "${local.prefix}-database-${each.key}"
  }
}
