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

run "http_serves" {
  variables {
    certificate_arn = null
  }

  assert {
    condition     = aws_lb_listener.http.port == 80 && aws_lb_listener.http.protocol == "HTTP" && aws_lb_listener.http.load_balancer_arn == aws_lb.this.arn
    error_message = "Port 80 of the load balancer must answer."
  }

  assert {
    condition     = [for action in aws_lb_listener.http.default_action : [action.type, action.target_group_arn]] == [["forward", aws_lb_target_group.this.arn]]
    error_message = "Requests must go to the instances."
  }

  assert {
    condition     = output.listener_arn == aws_lb_listener.http.arn
    error_message = "The listener that serves is HTTP."
  }
}

run "no_certificate_to_expire" {
  assert {
    condition     = !contains(keys(output.alarms), "certificate-expiry") && length(output.alarms) == 3
    error_message = "Without a certificate none can expire."
  }
}
