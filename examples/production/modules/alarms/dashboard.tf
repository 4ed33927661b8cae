# The form of the body: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
locals {
  # A grid of 24 columns: three graphs a row, below a line of text and the states of all alarms.
  columns       = 3
  graph_width   = 8
  graph_height  = 6
  header_height = 2
  states_height = 4

  header = {
    type   = "text"
    x      = 0
    y      = 0
    width  = 24
    height = local.header_height

    properties = {
      markdown = "## ${local.prefix} in ${data.aws_region.current.id}\nMade by Terraform: a change here is lost with the next apply. What an alarm means and what to do first is in its description."
    }
  }

  states = {
    type   = "alarm"
    x      = 0
    y      = local.header_height
    width  = 24
    height = local.states_height

    properties = {
      title  = "Alarms"
      sortBy = "stateUpdatedTimestamp"
      alarms = [for alarm in aws_cloudwatch_metric_alarm.this : alarm.arn]
    }
  }

  # In the order of their keys. What the alarm watches is drawn, with its threshold; what goes into an expression is there and not drawn.
  graphs = [
    for index, key in keys(var.alarms) : {
      type   = "metric"
      x      = index % local.columns * local.graph_width
      y      = local.header_height + local.states_height + floor(index / local.columns) * local.graph_height
      width  = local.graph_width
      height = local.graph_height

      properties = {
        title   = var.alarms[key].title
        region  = data.aws_region.current.id
        view    = "timeSeries"
        stacked = false
        legend  = { position = "hidden" }

        metrics = concat(
          [
            for id, metric in var.alarms[key].metrics : concat(
              [metric.namespace, metric.metric_name],
              flatten([for name, value in metric.dimensions : [name, value]]),
              [{ id = id, stat = metric.stat, period = metric.period, visible = var.alarms[key].expression == null }],
            )
          ],
          [
            for expression in var.alarms[key].expression[*] :
            [{ id = "watched", expression = expression, label = var.alarms[key].title, period = max([for metric in var.alarms[key].metrics : metric.period]...) }]
          ],
        )

        annotations = {
          horizontal = [{ label = "${local.prefix}-${key}", value = local.thresholds[key] }]
        }

        yAxis = { left = { min = 0, showUnits = false } }
      }
    }
  ]
}

# Names of dashboards are the account's, whatever the Region. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = "${local.prefix}-${var.region_code}"

  dashboard_body = jsonencode({
    # A day: certificates are counted once in it.
    start          = "-P1D"
    periodOverride = "inherit"
    widgets        = concat([local.header, local.states], local.graphs)
  })
}
