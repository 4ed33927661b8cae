# Holds whichever routing was chosen.

mock_provider "aws" {
  mock_data "aws_route53_zone" {
    defaults = { zone_id = "Z0000000000000000000" }
  }
}

variables {
  name              = "carshare"
  environment       = "test"
  domain            = "www.example.com"
  hosted_zone       = "example.com"
  primary_region    = "us-east-1"
  record_types      = ["A", "AAAA"]
  health_check_path = "/health"

  endpoints = {
    us-east-1 = { dns_name = "alb-e1.us-east-1.elb.amazonaws.com", zone_id = "Z35SXDOTRQ7X7K" }
    us-west-2 = { dns_name = "alb-w2.us-west-2.elb.amazonaws.com", zone_id = "Z1H1FL5HABSF5" }
  }

  validation_record = {
    name  = "_3639ac514e785e898d2646601fa951d5.www.example.com."
    type  = "CNAME"
    value = "_98d2646601fa9df3d18d6a1a6c2e0f9b.acm-validations.aws."
  }
}

run "domain_outside_the_zone" {
  command = plan
  variables {
    domain = "www.example.org"
  }
  expect_failures = [var.domain]
}

run "domain_that_only_ends_alike" {
  command = plan
  variables {
    domain = "www.anexample.com"
  }
  expect_failures = [var.domain]
}

run "domain_with_dot_at_its_end" {
  command = plan
  variables {
    domain = "www.example.com."
  }
  expect_failures = [var.domain]
}

run "domain_in_upper_case" {
  command = plan
  variables {
    domain = "WWW.example.com"
  }
  expect_failures = [var.domain]
}

run "domain_without_room_for_standby" {
  command = plan
  variables {
    domain = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc.dddddddddddddddddddddddddddddddddddddddddddddddddd.example.com"
  }
  expect_failures = [var.domain]
}

run "zone_with_dot_at_its_end" {
  command = plan
  variables {
    hosted_zone = "example.com."
  }
  expect_failures = [var.hosted_zone]
}

run "primary_region_unknown" {
  command = plan
  variables {
    primary_region = "eu-central-1"
  }
  expect_failures = [var.primary_region]
}

run "no_ipv4" {
  command = plan
  variables {
    record_types = ["AAAA"]
  }
  expect_failures = [var.record_types]
}

run "unknown_type" {
  command = plan
  variables {
    record_types = ["A", "CNAME"]
  }
  expect_failures = [var.record_types]
}

run "path_without_slash" {
  command = plan
  variables {
    health_check_path = "health"
  }
  expect_failures = [var.health_check_path]
}

run "path_too_long" {
  command = plan
  variables {
    health_check_path = "/hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh"
  }
  expect_failures = [var.health_check_path]
}

run "apex" {
  command = plan
  variables {
    domain = "example.com"
  }

  assert {
    condition     = output.url == "https://example.com"
    error_message = "The zone's own name must pass."
  }
}
