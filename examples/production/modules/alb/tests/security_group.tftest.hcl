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

run "ipv4" {
  assert {
    condition     = aws_security_group.this.vpc_id == var.vpc_id && aws_security_group.this.name == "carshare-test-alb"
    error_message = "The group must be of this VPC and carry its name."
  }

  # Rules inside the group would fight with those that others attach to it.
  assert {
    condition     = length(aws_security_group.this.ingress) == 0 && length(aws_security_group.this.egress) == 0
    error_message = "The group itself must hold no rules: what the load balancer may call is for others to attach."
  }

  assert {
    condition     = { for family, rule in aws_vpc_security_group_ingress_rule.http : family => "${coalesce(rule.cidr_ipv4, "-")} ${coalesce(rule.cidr_ipv6, "-")}" } == { ipv4 = "0.0.0.0/0 -" }
    error_message = "The internet must get in by IPv4."
  }
}

run "both_ip_versions" {
  variables {
    internet_cidr_blocks = { ipv4 = "0.0.0.0/0", ipv6 = "::/0" }
    ip_address_type      = "dualstack"
  }

  assert {
    condition     = { for family, rule in aws_vpc_security_group_ingress_rule.http : family => "${coalesce(rule.cidr_ipv4, "-")} ${coalesce(rule.cidr_ipv6, "-")}" } == { ipv4 = "0.0.0.0/0 -", ipv6 = "- ::/0" }
    error_message = "The internet must get in by both IP versions, one rule each."
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.http : rule.security_group_id == aws_security_group.this.id && [rule.ip_protocol, tostring(rule.from_port), tostring(rule.to_port)] == ["tcp", "80", "80"]])
    error_message = "The rules must open port 80 of the load balancer's group and no other."
  }
}
