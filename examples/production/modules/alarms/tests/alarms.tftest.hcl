mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  # The mock's own text is not JSON, and a policy must be.
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:us-east-1:123456789012:carshare-test-alarms" }
  }
}

override_resource {
  target = aws_cloudwatch_metric_alarm.this["alb-5xx-rate"]
  values = { arn = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:carshare-test-alb-5xx-rate" }
}

override_resource {
  target = aws_cloudwatch_metric_alarm.this["certificate-expiry"]
  values = { arn = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:carshare-test-certificate-expiry" }
}

override_resource {
  target = aws_cloudwatch_metric_alarm.this["root-use"]
  values = { arn = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:carshare-test-root-use" }
}

override_resource {
  target = aws_cloudwatch_metric_alarm.this["nat-port-allocation-use1-az1"]
  values = { arn = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:carshare-test-nat-port-allocation-use1-az1" }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "use1"

  emails                      = ["on-call@example.com", "owner@example.com"]
  thresholds                  = { alb-5xx-rate = 12, certificate-expiry = 20, not-there = 1 }
  key_deletion_window_in_days = 21

  alarms = {
    alb-5xx-rate = {
      title               = "Server errors (percent)"
      description         = "Users see errors. First: read the log."
      expression          = "100 * errors / requests"
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 5
      evaluation_periods  = 5
      datapoints_to_alarm = 3
      treat_missing_data  = "notBreaching"
      metrics = {
        errors   = { namespace = "AWS/ApplicationELB", metric_name = "HTTPCode_Target_5XX_Count", dimensions = { LoadBalancer = "app/x/1", TargetGroup = "targetgroup/y/2" }, stat = "Sum", period = 60 }
        requests = { namespace = "AWS/ApplicationELB", metric_name = "RequestCount", dimensions = { LoadBalancer = "app/x/1" }, stat = "Sum", period = 60 }
      }
    }
    certificate-expiry = {
      title               = "Days"
      description         = "It expires. First: look."
      comparison          = "LessThanThreshold"
      threshold           = 30
      evaluation_periods  = 1
      datapoints_to_alarm = 1
      treat_missing_data  = "ignore"
      metrics = {
        days = { namespace = "AWS/CertificateManager", metric_name = "DaysToExpiry", dimensions = { CertificateArn = "arn:x" }, stat = "Minimum", period = 86400 }
      }
    }
    nat-port-allocation-use1-az1 = {
      title               = "Ports"
      description         = "No ports. First: count."
      expression          = null
      comparison          = "GreaterThanThreshold"
      threshold           = 0
      evaluation_periods  = 15
      datapoints_to_alarm = 15
      treat_missing_data  = "missing"
      metrics = {
        errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = "nat-1" }, stat = "Sum", period = 60 }
      }
    }
    root-use = {
      title               = "Root"
      description         = "Root was used. First: ask."
      expression          = null
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 1
      evaluation_periods  = 1
      datapoints_to_alarm = 1
      treat_missing_data  = "breaching"
      metrics = {
        uses = { namespace = "carshare-test/CloudTrail", metric_name = "RootUse", dimensions = {}, stat = "Sum", period = 300 }
      }
    }
  }
}

run "alarms" {
  assert {
    condition     = { for key, alarm in aws_cloudwatch_metric_alarm.this : key => alarm.alarm_name } == { for key in keys(var.alarms) : key => "carshare-test-${key}" }
    error_message = "Each key must have its alarm."
  }

  assert {
    condition     = { for key, alarm in aws_cloudwatch_metric_alarm.this : key => [alarm.comparison_operator, alarm.treat_missing_data, alarm.alarm_description] } == { for key, alarm in var.alarms : key => [alarm.comparison, alarm.treat_missing_data, alarm.description] }
    error_message = "An alarm must compare, take silence, and say what to do, as its part has it."
  }

  assert {
    condition     = { for key, alarm in aws_cloudwatch_metric_alarm.this : key => [alarm.evaluation_periods, alarm.datapoints_to_alarm] } == { alb-5xx-rate = [5, 3], certificate-expiry = [1, 1], nat-port-allocation-use1-az1 = [15, 15], root-use = [1, 1] }
    error_message = "M of N must not be mixed up."
  }

  assert {
    condition     = { for key, alarm in aws_cloudwatch_metric_alarm.this : key => alarm.threshold } == { alb-5xx-rate = 12, certificate-expiry = 20, nat-port-allocation-use1-az1 = 0, root-use = 1 }
    error_message = "A threshold that is stated must go before the part's own, and no other."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_actions == toset([aws_sns_topic.this.arn]) && alarm.ok_actions == toset([aws_sns_topic.this.arn]) && alarm.actions_enabled != false])
    error_message = "Beginning and end of a trouble must be told."
  }

  # A metric beside a query is refused by CloudWatch.
  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : alarm.metric_name == null && alarm.period == null && alarm.statistic == null])
    error_message = "Alarms must be made of queries only."
  }
}

run "queries" {
  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : length([for query in alarm.metric_query : query if query.return_data]) == 1])
    error_message = "Exactly one value must be watched."
  }

  assert {
    condition     = { for query in aws_cloudwatch_metric_alarm.this["alb-5xx-rate"].metric_query : query.id => query.return_data } == { errors = false, requests = false, watched = true }
    error_message = "The expression must be watched where there is one."
  }

  assert {
    condition     = [for query in aws_cloudwatch_metric_alarm.this["alb-5xx-rate"].metric_query : [query.expression, query.label, length(query.metric)] if query.id == "watched"] == [["100 * errors / requests", "Server errors (percent)", 0]]
    error_message = "The expression must be the part's, and no metric."
  }

  assert {
    condition     = [for query in aws_cloudwatch_metric_alarm.this["alb-5xx-rate"].metric_query : [for metric in query.metric : [metric.namespace, metric.metric_name, metric.stat, metric.period, metric.dimensions]] if query.id == "errors"] == [[["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "Sum", 60, tomap({ LoadBalancer = "app/x/1", TargetGroup = "targetgroup/y/2" })]]]
    error_message = "Metrics must be the part's."
  }

  assert {
    condition     = [for query in aws_cloudwatch_metric_alarm.this["certificate-expiry"].metric_query : [query.id, query.return_data, query.metric[0].metric_name, query.metric[0].stat, query.metric[0].period]] == [["days", true, "DaysToExpiry", "Minimum", 86400]]
    error_message = "Without an expression the one metric must be watched."
  }
}

run "topic" {
  assert {
    condition     = aws_sns_topic.this.name == "carshare-test-alarms" && aws_sns_topic.this.kms_master_key_id == aws_kms_key.this.arn
    error_message = "The topic must be encrypted with its own key."
  }

  assert {
    condition     = aws_kms_key.this.enable_key_rotation && aws_kms_key.this.deletion_window_in_days == 21 && aws_kms_alias.this.name == "alias/carshare-test-alarms" && aws_kms_alias.this.target_key_id == aws_kms_key.this.key_id
    error_message = "The key must rotate, and have its window and its alias."
  }

  assert {
    condition     = aws_sns_topic_policy.this.arn == aws_sns_topic.this.arn
    error_message = "The policy must be the topic's."
  }

  assert {
    condition     = { for email, subscription in aws_sns_topic_subscription.email : email => [subscription.protocol, subscription.endpoint, subscription.topic_arn] } == { for email in var.emails : email => ["email", email, aws_sns_topic.this.arn] }
    error_message = "Each address must be told by mail."
  }
}

run "dashboard" {
  assert {
    condition     = aws_cloudwatch_dashboard.this.dashboard_name == "carshare-test-use1"
    error_message = "Names of dashboards are the account's: the Region must be in it."
  }

  assert {
    condition     = [for widget in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets : widget.type] == ["text", "alarm", "metric", "metric", "metric", "metric"]
    error_message = "There must be a line of text, the states, and a graph an alarm."
  }

  assert {
    condition     = toset(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets[1].properties.alarms) == toset([for key in keys(var.alarms) : "arn:aws:cloudwatch:us-east-1:123456789012:alarm:carshare-test-${key}"])
    error_message = "The state of every alarm must be shown."
  }

  assert {
    condition = [for widget in jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets : [widget.x, widget.y, widget.width, widget.height]] == [
      [0, 0, 24, 2], [0, 2, 24, 4], [0, 6, 8, 6], [8, 6, 8, 6], [16, 6, 8, 6], [0, 12, 8, 6]
    ]
    error_message = "Three graphs must fill a row of 24 columns, and none lie on another."
  }

  assert {
    condition     = jsonencode(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets[2].properties.metrics) == "[[\"AWS/ApplicationELB\",\"HTTPCode_Target_5XX_Count\",\"LoadBalancer\",\"app/x/1\",\"TargetGroup\",\"targetgroup/y/2\",{\"id\":\"errors\",\"period\":60,\"stat\":\"Sum\",\"visible\":false}],[\"AWS/ApplicationELB\",\"RequestCount\",\"LoadBalancer\",\"app/x/1\",{\"id\":\"requests\",\"period\":60,\"stat\":\"Sum\",\"visible\":false}],[{\"expression\":\"100 * errors / requests\",\"id\":\"watched\",\"label\":\"Server errors (percent)\",\"period\":60}]]"
    error_message = "An expression must be drawn, and what goes into it hidden."
  }

  assert {
    condition     = jsonencode(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets[5].properties.metrics) == "[[\"carshare-test/CloudTrail\",\"RootUse\",{\"id\":\"uses\",\"period\":300,\"stat\":\"Sum\",\"visible\":true}]]"
    error_message = "A single metric must be drawn, without dimensions where it has none."
  }

  assert {
    condition     = [for widget in slice(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets, 2, 6) : [widget.properties.title, widget.properties.region, widget.properties.annotations.horizontal[0].label, widget.properties.annotations.horizontal[0].value]] == [["Server errors (percent)", "us-east-1", "carshare-test-alb-5xx-rate", 12], ["Days", "us-east-1", "carshare-test-certificate-expiry", 20], ["Ports", "us-east-1", "carshare-test-nat-port-allocation-use1-az1", 0], ["Root", "us-east-1", "carshare-test-root-use", 1]]
    error_message = "Each graph must have its alarm's threshold as a line."
  }
}

run "handles" {
  assert {
    condition     = [output.topic_arn, output.topic_name, output.dashboard_name] == [aws_sns_topic.this.arn, "carshare-test-alarms", "carshare-test-use1"]
    error_message = "The outputs must be the topic's and the dashboard's."
  }

  assert {
    condition     = output.alarm_names == { for key in keys(var.alarms) : key => "carshare-test-${key}" } && output.alarm_arns == { for key in keys(var.alarms) : key => "arn:aws:cloudwatch:us-east-1:123456789012:alarm:carshare-test-${key}" }
    error_message = "The outputs must be the alarms'."
  }
}

run "nobody_is_told" {
  variables {
    emails     = []
    thresholds = {}
  }

  assert {
    condition     = length(aws_sns_topic_subscription.email) == 0
    error_message = "Without addresses there must be no subscriptions."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["alb-5xx-rate"].threshold == 5
    error_message = "The part's own threshold must hold where no other is stated."
  }
}
