# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
locals {
  metric_namespace = "AWS/ApplicationELB"

  load_balancer_dimensions = { LoadBalancer = aws_lb.this.arn_suffix }

  target_dimensions = {
    LoadBalancer = aws_lb.this.arn_suffix
    TargetGroup  = aws_lb_target_group.this.arn_suffix
  }

  alarms = {
    # Auto Scaling replaces an unhealthy instance within a few minutes. Ten in a row mean that it cannot, or that the new ones fail too. The metric is silent
    # where no target is registered at all, which is worse still, so silence counts as a breach.
    alb-unhealthy-hosts = {
      title               = "Unhealthy instances behind the load balancer"
      description         = "For ten minutes at least one instance has failed the load balancer's health check, or no instance was registered: what Auto Scaling puts in its place does not become healthy either. First: read the reason code of the targets (EC2, Target groups, ${aws_lb_target_group.this.name}), then the log group of the instances for what the application says on ${var.health_check_path}. If it began with a deployment, roll that back."
      expression          = null
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 1
      evaluation_periods  = 10
      datapoints_to_alarm = 10
      treat_missing_data  = "breaching"

      metrics = {
        unhealthy = { namespace = local.metric_namespace, metric_name = "UnHealthyHostCount", dimensions = local.target_dimensions, stat = "Maximum", period = 60 }
      }
    }

    # Errors of the load balancer itself (no healthy target, a connection cut off) and of the application, as a share of all requests. RequestCount leaves
    # out those for which no target could be chosen, so the load balancer's errors are added below the line too. A single error is no share, so minutes with fewer
    # than five count as fine. The floor is not one of requests, because Route 53's health checks alone are some thirty a minute. A count that would be zero is not
    # published, hence FILL; and as FILL would also hide a last minute that is merely late, three minutes of five decide, not the last one.
    # https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
    alb-5xx-rate = {
      title               = "Requests answered with a server error (percent)"
      description         = "In three of five minutes too large a share of the requests was answered with a 5xx status, by the application or by the load balancer: users see errors. First: compare HTTPCode_Target_5XX_Count (the application fails: read its log) with HTTPCode_ELB_5XX_Count (503: no healthy instance, 502 and 504: connections cut off or too slow). If it began with a deployment, roll that back. The access logs name path and target of each error."
      expression          = "IF(FILL(balancer, 0) + FILL(application, 0) >= 5, 100 * (FILL(balancer, 0) + FILL(application, 0)) / (FILL(requests, 0) + FILL(balancer, 0)), 0)"
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 5
      evaluation_periods  = 5
      datapoints_to_alarm = 3
      treat_missing_data  = "notBreaching"

      metrics = {
        application = { namespace = local.metric_namespace, metric_name = "HTTPCode_Target_5XX_Count", dimensions = local.load_balancer_dimensions, stat = "Sum", period = 60 }
        balancer    = { namespace = local.metric_namespace, metric_name = "HTTPCode_ELB_5XX_Count", dimensions = local.load_balancer_dimensions, stat = "Sum", period = 60 }
        requests    = { namespace = local.metric_namespace, metric_name = "RequestCount", dimensions = local.load_balancer_dimensions, stat = "Sum", period = 60 }
      }
    }

    # Of the slowest twentieth, as an average hides it; from twenty requests in five minutes, as one slow request of a quiet time is nothing. Route 53's health
    # checks are answers too, and fast ones: a site with a domain and a handful of users in five minutes is too quiet for this alarm.
    alb-response-time = {
      title               = "Response time of the application, 95th percentile (seconds)"
      description         = "For fifteen minutes one request of twenty has waited too long for the application's first byte: the site feels slow. First: look at CPU of the instances and of the database, and at alarms that came with this one; then at the slow paths in the access logs (target_processing_time). Scaling out helps only if the instances are the bottleneck."
      expression          = "IF(FILL(requests, 0) >= 20, response_time, 0)"
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 1
      evaluation_periods  = 3
      datapoints_to_alarm = 3
      treat_missing_data  = "notBreaching"

      metrics = {
        requests      = { namespace = local.metric_namespace, metric_name = "RequestCount", dimensions = local.target_dimensions, stat = "Sum", period = 300 }
        response_time = { namespace = local.metric_namespace, metric_name = "TargetResponseTime", dimensions = local.target_dimensions, stat = "p95", period = 300 }
      }
    }
  }
}
