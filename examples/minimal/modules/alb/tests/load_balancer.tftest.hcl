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

run "two_zones" {
  assert {
    condition     = aws_lb.this.internal == false && aws_lb.this.load_balancer_type == "application" && aws_lb.this.name == "carshare-test"
    error_message = "It must be an Application Load Balancer of the internet, under the tree's name."
  }

  assert {
    condition     = aws_lb.this.subnets == toset(["subnet-public-1", "subnet-public-2"])
    error_message = "It must have a node in the public subnet of every zone."
  }

  assert {
    condition     = aws_lb.this.security_groups == toset([aws_security_group.this.id]) && output.security_group_id == aws_security_group.this.id
    error_message = "It must stand behind its own security group, and the output must give that group."
  }

  assert {
    condition     = [for log in aws_lb.this.access_logs : [log.bucket, log.prefix, tostring(log.enabled)]] == [[var.logs_bucket_name, "access", "true"]]
    error_message = "Access logs must go to the log bucket under the prefix that it admits."
  }

  assert {
    condition     = [for log in aws_lb.this.connection_logs : [log.bucket, log.prefix, tostring(log.enabled)]] == [[var.logs_bucket_name, "connection", "true"]]
    error_message = "Connection logs must go to the log bucket under the prefix that it admits."
  }

  assert {
    condition     = aws_lb.this.drop_invalid_header_fields && contains(["defensive", "strictest"], aws_lb.this.desync_mitigation_mode)
    error_message = "Invalid header fields must be dropped and smuggled requests be stopped."
  }

  assert {
    condition     = aws_lb.this.xff_header_processing_mode == "append"
    error_message = "Instances must learn the caller's address from the end of X-Forwarded-For."
  }

  assert {
    condition     = aws_lb.this.ip_address_type == "ipv4" && aws_lb.this.idle_timeout == 75
    error_message = "IP versions and idle timeout must be those of the variables."
  }

  assert {
    condition     = aws_lb.this.enable_deletion_protection
    error_message = "Deletion protection must follow the variable."
  }

  assert {
    condition     = [output.arn, output.arn_suffix, output.dns_name, output.zone_id] == [aws_lb.this.arn, aws_lb.this.arn_suffix, aws_lb.this.dns_name, aws_lb.this.zone_id]
    error_message = "The outputs must be the load balancer's."
  }
}

run "protection_off" {
  variables {
    deletion_protection = false
  }

  assert {
    condition     = !aws_lb.this.enable_deletion_protection && aws_lb.this.arn == run.two_zones.arn
    error_message = "The teardown's first step must take the protection off, in place."
  }
}

run "a_zone_more_replaces_nothing" {
  variables {
    public_subnet_ids = { use1-az1 = "subnet-public-1", use1-az2 = "subnet-public-2", use1-az3 = "subnet-public-3" }
  }

  assert {
    condition     = length(aws_lb.this.subnets) == 3 && aws_lb.this.dns_name == run.two_zones.dns_name && output.target_group_arn_suffix == run.two_zones.target_group_arn_suffix
    error_message = "A zone more must join the load balancer that is there."
  }
}

run "two_ip_versions" {
  variables {
    internet_cidr_blocks = { ipv4 = "0.0.0.0/0", ipv6 = "::/0" }
    ip_address_type      = "dualstack"
  }

  assert {
    condition     = aws_lb.this.ip_address_type == "dualstack" && aws_lb.this.dns_name == run.two_zones.dns_name
    error_message = "IPv6 must be added to the load balancer that is there."
  }
}
