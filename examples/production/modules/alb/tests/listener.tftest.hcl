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

run "https_serves" {
  assert {
    condition     = aws_lb_listener.https.port == 443 && aws_lb_listener.https.protocol == "HTTPS" && aws_lb_listener.https.certificate_arn == var.certificate_arn && aws_lb_listener.https.load_balancer_arn == aws_lb.this.arn
    error_message = "HTTPS must answer on port 443 of the load balancer with the certificate."
  }

  assert {
    condition     = [for action in aws_lb_listener.https.default_action : [action.type, action.target_group_arn]] == [["forward", aws_lb_target_group.this.arn]]
    error_message = "Requests over HTTPS must go to the instances."
  }

  assert {
    condition     = output.listener_arn == aws_lb_listener.https.arn
    error_message = "The listener that serves is HTTPS."
  }

  # Route 53's health checks know TLS 1.2 at most.
  assert {
    condition     = startswith(aws_lb_listener.https.ssl_policy, "ELBSecurityPolicy-TLS13-1-2-Res-") && strcontains(aws_lb_listener.https.ssl_policy, "-PQ-")
    error_message = "TLS must be 1.3 and 1.2 with forward secrecy only, and post-quantum for who knows it."
  }
}

run "http_redirects" {
  assert {
    condition     = aws_lb_listener.http.port == 80 && aws_lb_listener.http.protocol == "HTTP" && aws_lb_listener.http.load_balancer_arn == aws_lb.this.arn
    error_message = "Port 80 of the load balancer must answer."
  }

  assert {
    condition     = [for action in aws_lb_listener.http.default_action : action.type] == ["redirect"] && [for redirect in one(aws_lb_listener.http.default_action).redirect : [redirect.protocol, redirect.port, redirect.status_code]] == [["HTTPS", "443", "HTTP_301"]]
    error_message = "Whoever comes by HTTP must be sent to HTTPS, for good."
  }

  # Where nothing is said the provider puts them as they came; the mock leaves them null.
  assert {
    condition     = [for redirect in one(aws_lb_listener.http.default_action).redirect : [coalesce(redirect.host, "#{host}"), coalesce(redirect.path, "/#{path}"), coalesce(redirect.query, "#{query}")]] == [["#{host}", "/#{path}", "#{query}"]]
    error_message = "The redirect must lead to the same page."
  }
}

run "port_443_is_open" {
  variables {
    internet_cidr_blocks = { ipv4 = "0.0.0.0/0", ipv6 = "::/0" }
    ip_address_type      = "dualstack"
  }

  assert {
    condition     = { for family, rule in aws_vpc_security_group_ingress_rule.https : family => "${coalesce(rule.cidr_ipv4, "-")} ${coalesce(rule.cidr_ipv6, "-")}" } == { ipv4 = "0.0.0.0/0 -", ipv6 = "- ::/0" }
    error_message = "The internet must get in by both IP versions, one rule each."
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.https : rule.security_group_id == aws_security_group.this.id && [rule.ip_protocol, tostring(rule.from_port), tostring(rule.to_port)] == ["tcp", "443", "443"]])
    error_message = "The rules must open port 443 of the load balancer's group and no other."
  }
}

run "no_certificate" {
  command = plan
  variables {
    certificate_arn = null
  }
  expect_failures = [aws_lb_listener.https]
}

run "certificate_alarm" {
  assert {
    condition     = output.alarms["certificate-expiry"].metrics == { days = { namespace = "AWS/CertificateManager", metric_name = "DaysToExpiry", dimensions = { CertificateArn = var.certificate_arn }, stat = "Minimum", period = 86400 } }
    error_message = "The listener's certificate must be watched."
  }

  # An expired certificate is silent, and must not be fine again for that.
  assert {
    condition     = [output.alarms["certificate-expiry"].comparison, output.alarms["certificate-expiry"].threshold, output.alarms["certificate-expiry"].evaluation_periods, output.alarms["certificate-expiry"].datapoints_to_alarm, output.alarms["certificate-expiry"].treat_missing_data, output.alarms["certificate-expiry"].expression] == ["LessThanThreshold", 30, 1, 1, "ignore", null]
    error_message = "Fewer than 30 days must be an alarm, and silence change nothing."
  }
}
