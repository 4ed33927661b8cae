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

run "targets" {
  assert {
    condition     = aws_lb_target_group.this.port == var.target_port && aws_lb_target_group.this.protocol == "HTTP" && aws_lb_target_group.this.vpc_id == var.vpc_id && aws_lb_target_group.this.target_type == "instance"
    error_message = "The targets must be instances of the VPC, on their port."
  }

  # A group cannot be deleted while a listener forwards to it, so a replacement must find room beside it.
  assert {
    condition     = aws_lb_target_group.this.name_prefix == "app-" && length(aws_lb_target_group.this.name_prefix) <= 6
    error_message = "The group's name must leave room for its replacement."
  }

  assert {
    condition     = [output.target_group_arn, output.target_group_arn_suffix] == [aws_lb_target_group.this.arn, aws_lb_target_group.this.arn_suffix]
    error_message = "The outputs must be the target group's."
  }

  assert {
    condition     = aws_lb_target_group.this.deregistration_delay == "45" && aws_lb_target_group.this.slow_start == 90
    error_message = "How instances come and go must follow the variables."
  }

  assert {
    condition     = aws_lb_target_group.this.load_balancing_algorithm_type == "round_robin"
    error_message = "Slow start works with round robin only."
  }

  assert {
    condition     = alltrue([for stickiness in aws_lb_target_group.this.stickiness : !stickiness.enabled])
    error_message = "Any instance must be free to answer any request."
  }
}

run "health_check" {
  assert {
    condition     = [for check in aws_lb_target_group.this.health_check : [check.protocol, check.port, check.path, check.matcher]] == [["HTTP", "traffic-port", "/health", "200"]]
    error_message = "An instance must be healthy where it serves, and only with status 200."
  }

  assert {
    condition     = alltrue([for check in aws_lb_target_group.this.health_check : check.timeout < check.interval && check.unhealthy_threshold >= 2 && check.unhealthy_threshold * check.interval <= 60 && check.healthy_threshold * check.interval <= 60])
    error_message = "One failure must not take an instance out, and a minute must suffice to take it out or in."
  }
}

run "another_port" {
  variables {
    target_port       = 9090
    health_check_path = "/ready"
  }

  assert {
    condition     = aws_lb_target_group.this.port == 9090 && one(aws_lb_target_group.this.health_check).path == "/ready" && output.listener_arn == run.targets.listener_arn
    error_message = "Port and path must follow the variables, and leave the listener where it is."
  }
}
