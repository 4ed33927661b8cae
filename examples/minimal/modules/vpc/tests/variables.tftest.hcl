mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
  mock_resource "aws_vpc" {
    defaults = { ipv6_cidr_block = "2001:db8:0:a00::/56" }
  }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "use1"
  cidr        = "10.20.0.0/16"
  zones       = { use1-az1 = 0, use1-az2 = 1 }
}

run "cidr_is_no_range" {
  command = plan
  variables {
    cidr = "10.20.0.0.0/16"
  }
  expect_failures = [var.cidr]
}

run "cidr_too_large" {
  command = plan
  variables {
    cidr = "10.0.0.0/15"
  }
  expect_failures = [var.cidr]
}

run "cidr_too_small" {
  command = plan
  variables {
    cidr = "10.20.0.0/22"
  }
  expect_failures = [var.cidr]
}

run "cidr_with_host_bits" {
  command = plan
  variables {
    cidr = "10.20.1.0/16"
  }
  expect_failures = [var.cidr]
}

run "one_zone" {
  command = plan
  variables {
    zones = { use1-az1 = 0 }
  }
  expect_failures = [var.zones]
}

run "zone_of_another_region" {
  command = plan
  variables {
    zones = { use1-az1 = 0, use2-az1 = 1 }
  }
  expect_failures = [var.zones]
}

run "slot_six" {
  command = plan
  variables {
    zones = { use1-az1 = 0, use1-az2 = 6 }
  }
  expect_failures = [var.zones]
}

run "slot_below_zero" {
  command = plan
  variables {
    zones = { use1-az1 = 0, use1-az2 = -1 }
  }
  expect_failures = [var.zones]
}

run "slot_not_whole" {
  command = plan
  variables {
    zones = { use1-az1 = 0, use1-az2 = 1.5 }
  }
  expect_failures = [var.zones]
}

run "slot_taken_twice" {
  command = plan
  variables {
    zones = { use1-az1 = 1, use1-az2 = 1 }
  }
  expect_failures = [var.zones]
}
