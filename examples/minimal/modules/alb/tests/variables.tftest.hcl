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

run "name_too_long" {
  command = plan
  variables {
    name        = "springfield-carshare-website"
    environment = "prod1"
  }
  expect_failures = [var.name]
}

run "name_with_underscore" {
  command = plan
  variables {
    name = "car_share"
  }
  expect_failures = [var.name]
}

run "name_ends_with_a_hyphen" {
  command = plan
  variables {
    environment = "test-"
  }
  expect_failures = [var.name]
}

run "name_begins_with_internal" {
  command = plan
  variables {
    name = "internal-carshare"
  }
  expect_failures = [var.name]
}

run "one_zone" {
  command = plan
  variables {
    public_subnet_ids = { use1-az1 = "subnet-public-1" }
  }
  expect_failures = [var.public_subnet_ids]
}

run "zone_of_another_region" {
  command = plan
  variables {
    public_subnet_ids = { use1-az1 = "subnet-public-1", use2-az1 = "subnet-public-2" }
  }
  expect_failures = [var.public_subnet_ids]
}

run "no_ipv4" {
  command = plan
  variables {
    internet_cidr_blocks = { ipv6 = "::/0" }
    ip_address_type      = "dualstack"
  }
  expect_failures = [var.internet_cidr_blocks]
}

run "unknown_ip_version" {
  command = plan
  variables {
    internet_cidr_blocks = { ipv4 = "0.0.0.0/0", ipv5 = "0.0.0.0/0" }
  }
  expect_failures = [var.internet_cidr_blocks]
}

run "range_of_the_other_ip_version" {
  command = plan
  variables {
    internet_cidr_blocks = { ipv4 = "::/0" }
  }
  expect_failures = [var.internet_cidr_blocks]
}

run "range_malformed" {
  command = plan
  variables {
    internet_cidr_blocks = { ipv4 = "0.0.0.0" }
  }
  expect_failures = [var.internet_cidr_blocks]
}

run "unknown_address_type" {
  command = plan
  variables {
    ip_address_type = "ipv6"
  }
  expect_failures = [var.ip_address_type]
}

run "ipv6_callers_and_no_ipv6" {
  command = plan
  variables {
    internet_cidr_blocks = { ipv4 = "0.0.0.0/0", ipv6 = "::/0" }
  }
  expect_failures = [var.ip_address_type]
}

run "ipv6_and_no_ipv6_callers" {
  command = plan
  variables {
    ip_address_type = "dualstack"
  }
  expect_failures = [var.ip_address_type]
}

run "path_without_slash" {
  command = plan
  variables {
    health_check_path = "health"
  }
  expect_failures = [var.health_check_path]
}

run "port_zero" {
  command = plan
  variables {
    target_port = 0
  }
  expect_failures = [var.target_port]
}

run "port_too_high" {
  command = plan
  variables {
    target_port = 65536
  }
  expect_failures = [var.target_port]
}

run "port_and_a_half" {
  command = plan
  variables {
    target_port = 8080.5
  }
  expect_failures = [var.target_port]
}

run "slow_start_too_short" {
  command = plan
  variables {
    slow_start = 29
  }
  expect_failures = [var.slow_start]
}

run "slow_start_too_long" {
  command = plan
  variables {
    slow_start = 901
  }
  expect_failures = [var.slow_start]
}

run "deregistration_delay_negative" {
  command = plan
  variables {
    deregistration_delay = -1
  }
  expect_failures = [var.deregistration_delay]
}

run "deregistration_delay_too_long" {
  command = plan
  variables {
    deregistration_delay = 3601
  }
  expect_failures = [var.deregistration_delay]
}

run "idle_timeout_zero" {
  command = plan
  variables {
    idle_timeout = 0
  }
  expect_failures = [var.idle_timeout]
}

run "idle_timeout_too_long" {
  command = plan
  variables {
    idle_timeout = 4001
  }
  expect_failures = [var.idle_timeout]
}
