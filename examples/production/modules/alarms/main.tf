locals {
  prefix = "${var.name}-${var.environment}"

  # A part's own threshold, unless another one is stated.
  thresholds = { for key, alarm in var.alarms : key => lookup(var.thresholds, key, alarm.threshold) }

  # One query a metric, and one for the expression over them where there is one. Exactly one of them is watched: the expression, or else the metric.
  queries = {
    for key, alarm in var.alarms : key => merge(
      {
        for id, metric in alarm.metrics : id => {
          expression  = null
          label       = null
          return_data = alarm.expression == null
          metrics     = [metric]
        }
      },
      {
        for expression in alarm.expression[*] : "watched" => {
          expression  = expression
          label       = alarm.title
          return_data = true
          metrics     = []
        }
      },
    )
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

# Always by queries, so that an alarm on a metric and one on an expression are one resource. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = var.alarms

  alarm_name        = "${local.prefix}-${each.key}"
  alarm_description = each.value.description

  comparison_operator = each.value.comparison
  threshold           = local.thresholds[each.key]
  evaluation_periods  = each.value.evaluation_periods
  datapoints_to_alarm = each.value.datapoints_to_alarm
  treat_missing_data  = each.value.treat_missing_data

  dynamic "metric_query" {
    for_each = local.queries[each.key]

    content {
      id          = metric_query.key
      expression  = metric_query.value.expression
      label       = metric_query.value.label
      return_data = metric_query.value.return_data

      dynamic "metric" {
        for_each = metric_query.value.metrics

        content {
          namespace   = metric.value.namespace
          metric_name = metric.value.metric_name
          dimensions  = metric.value.dimensions
          stat        = metric.value.stat
          period      = metric.value.period
        }
      }
    }
  }

  # The end of a trouble is told too. Missing data is not a state to wake somebody for: what it means, treat_missing_data says.
  alarm_actions = [aws_sns_topic.this.arn]
  ok_actions    = [aws_sns_topic.this.arn]

  tags = { Name = "${local.prefix}-${each.key}" }

  # An alarm that goes off before it may publish tells nobody, and does not try again until its state changes.
  depends_on = [aws_sns_topic_policy.this]
}
