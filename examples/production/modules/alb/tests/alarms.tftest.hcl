# Holds whichever listener was chosen.

mock_provider "aws" {
  mock_resource "aws_lb" {
    defaults = { arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/carshare-test/0123456789abcdef" }
  }
  mock_resource "aws_lb_target_group" {
    defaults = { arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/app-1/0123456789abcdef" }
  }
}

variables {
  name                 = "carshare"
  environment          = "test"
  region_code          = "use1"
  vpc_id               = "vpc-1"
  public_subnet_ids    = { use1-az1 = "subnet-public-1", use1-az2 = "subnet-public-2" }
  internet_cidr_blocks = { ipv4 = "0.0.0.0/0" }
  ip_address_type      = "ipv4"
  logs_bucket_name     = "carshare-test-alb-123456789012-use1"
  certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-1111-1111-1111-111111111111"
  health_check_path    = "/health"
  target_port          = 8080
  deregistration_delay = 45
  slow_start           = 90
  idle_timeout         = 75
  deletion_protection  = true
}

run "alarms" {
  assert {
    condition     = toset(setsubtract(keys(output.alarms), ["certificate-expiry"])) == toset(["alb-5xx-rate", "alb-response-time", "alb-unhealthy-hosts"])
    error_message = "Unhealthy instances, errors and slow answers must be watched."
  }

  assert {
    condition     = alltrue([for alarm in output.alarms : strcontains(alarm.description, "First: ") && length(alarm.description) <= 1024 && can(regex("^[ -~]+$", "${alarm.title}${alarm.description}"))])
    error_message = "Each alarm must say in ASCII, and briefly, what to do first."
  }
}

run "unhealthy_hosts" {
  assert {
    condition     = output.alarms["alb-unhealthy-hosts"].metrics == { unhealthy = { namespace = "AWS/ApplicationELB", metric_name = "UnHealthyHostCount", dimensions = { LoadBalancer = aws_lb.this.arn_suffix, TargetGroup = aws_lb_target_group.this.arn_suffix }, stat = "Maximum", period = 60 } }
    error_message = "The instances of the target group must be watched."
  }

  assert {
    condition     = strcontains(output.alarms["alb-unhealthy-hosts"].description, "Target groups, ${aws_lb_target_group.this.name})")
    error_message = "The description must name the target group that is there."
  }

  # No registered target at all is told by silence.
  assert {
    condition     = [output.alarms["alb-unhealthy-hosts"].comparison, output.alarms["alb-unhealthy-hosts"].threshold, output.alarms["alb-unhealthy-hosts"].evaluation_periods, output.alarms["alb-unhealthy-hosts"].datapoints_to_alarm, output.alarms["alb-unhealthy-hosts"].treat_missing_data, output.alarms["alb-unhealthy-hosts"].expression] == ["GreaterThanOrEqualToThreshold", 1, 10, 10, "breaching", null]
    error_message = "One unhealthy instance for ten minutes must suffice, and silence too."
  }
}

run "error_rate" {
  assert {
    condition     = { for id, metric in output.alarms["alb-5xx-rate"].metrics : id => metric.metric_name } == { application = "HTTPCode_Target_5XX_Count", balancer = "HTTPCode_ELB_5XX_Count", requests = "RequestCount" }
    error_message = "Errors of application and load balancer must be counted, and requests."
  }

  assert {
    condition     = alltrue([for metric in output.alarms["alb-5xx-rate"].metrics : metric.namespace == "AWS/ApplicationELB" && metric.stat == "Sum" && metric.period == 60 && metric.dimensions == { LoadBalancer = aws_lb.this.arn_suffix }])
    error_message = "They must be counted over the whole load balancer: what it answers itself belongs to no target group."
  }

  # A share of all requests, those without a target too; counts of zero are not published; a few errors are no share.
  assert {
    condition     = output.alarms["alb-5xx-rate"].expression == "IF(FILL(balancer, 0) + FILL(application, 0) >= 5, 100 * (FILL(balancer, 0) + FILL(application, 0)) / (FILL(requests, 0) + FILL(balancer, 0)), 0)"
    error_message = "The rate must be in percent of all requests, from five errors a minute."
  }

  # FILL would hide a last minute that is late, so no alarm may hang on the last one.
  assert {
    condition     = [output.alarms["alb-5xx-rate"].comparison, output.alarms["alb-5xx-rate"].threshold, output.alarms["alb-5xx-rate"].evaluation_periods, output.alarms["alb-5xx-rate"].datapoints_to_alarm, output.alarms["alb-5xx-rate"].treat_missing_data] == ["GreaterThanOrEqualToThreshold", 5, 5, 3, "notBreaching"]
    error_message = "Three minutes of five above 5 percent must suffice."
  }
}

run "response_time" {
  assert {
    condition     = output.alarms["alb-response-time"].metrics == { requests = { namespace = "AWS/ApplicationELB", metric_name = "RequestCount", dimensions = { LoadBalancer = aws_lb.this.arn_suffix, TargetGroup = aws_lb_target_group.this.arn_suffix }, stat = "Sum", period = 300 }, response_time = { namespace = "AWS/ApplicationELB", metric_name = "TargetResponseTime", dimensions = { LoadBalancer = aws_lb.this.arn_suffix, TargetGroup = aws_lb_target_group.this.arn_suffix }, stat = "p95", period = 300 } }
    error_message = "The slowest twentieth of the answers must be watched."
  }

  assert {
    condition     = [output.alarms["alb-response-time"].comparison, output.alarms["alb-response-time"].threshold, output.alarms["alb-response-time"].evaluation_periods, output.alarms["alb-response-time"].datapoints_to_alarm, output.alarms["alb-response-time"].treat_missing_data, output.alarms["alb-response-time"].expression] == ["GreaterThanOrEqualToThreshold", 1, 3, 3, "notBreaching", "IF(FILL(requests, 0) >= 20, response_time, 0)"]
    error_message = "A second for a quarter of an hour must be too slow, and a handful of requests no alarm."
  }
}
