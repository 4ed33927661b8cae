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

run "zone" {
  assert {
    condition     = data.aws_route53_zone.this.name == "example.com" && data.aws_route53_zone.this.private_zone == false
    error_message = "The zone must be the public one of that name."
  }

  assert {
    condition     = output.url == "https://www.example.com"
    error_message = "Users must find the site by HTTPS."
  }
}

run "validation_record" {
  assert {
    condition     = [aws_route53_record.validation.name, aws_route53_record.validation.type, aws_route53_record.validation.zone_id] == [var.validation_record.name, var.validation_record.type, data.aws_route53_zone.this.zone_id] && aws_route53_record.validation.records == toset([var.validation_record.value])
    error_message = "The record must be the one that ACM looks for, in the hosted zone."
  }

  assert {
    condition     = coalesce(aws_route53_record.validation.allow_overwrite, false) == false
    error_message = "A record of somebody else must not be taken over."
  }
}

run "health_checks" {
  assert {
    condition     = { for region, check in aws_route53_health_check.this : region => check.fqdn } == { for region, endpoint in var.endpoints : region => endpoint.dns_name }
    error_message = "Each region's load balancer must be asked, and by its own name: the site's name may lead elsewhere."
  }

  assert {
    condition     = alltrue([for check in aws_route53_health_check.this : check.type == "HTTPS" && check.port == 443 && check.enable_sni && check.resource_path == "/health"])
    error_message = "The load balancer must be asked the way users ask it, for the path that tells its health."
  }

  assert {
    condition     = alltrue([for check in aws_route53_health_check.this : check.failure_threshold >= 2 && check.failure_threshold * check.request_interval <= 90])
    error_message = "One failure must not take a region out, and a minute and a half must suffice."
  }

  assert {
    condition     = output.health_check_ids == { for region, check in aws_route53_health_check.this : region => check.id }
    error_message = "The output must give every health check."
  }
}
