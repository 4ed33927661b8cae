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
  }

  validation_record = {
    name  = "_3639ac514e785e898d2646601fa951d5.www.example.com."
    type  = "CNAME"
    value = "_98d2646601fa9df3d18d6a1a6c2e0f9b.acm-validations.aws."
  }
}

run "one_region" {
  assert {
    condition     = { for type, record in aws_route53_record.primary : type => [record.name, record.type, record.set_identifier, record.zone_id] } == { for type in ["A", "AAAA"] : type => ["www.example.com", type, "primary", data.aws_route53_zone.this.zone_id] }
    error_message = "The site's name must have a primary record a type, in the hosted zone."
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.primary : one(record.failover_routing_policy).type == "PRIMARY"])
    error_message = "The records must be failover records, or a second region would have to replace them."
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.primary : [for alias in record.alias : [alias.name, alias.zone_id, tostring(alias.evaluate_target_health)]] == [[var.endpoints[var.primary_region].dns_name, var.endpoints[var.primary_region].zone_id, "true"]]])
    error_message = "The name must lead to the primary region's load balancer, in its own hosted zone, while it has healthy targets."
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.primary : record.health_check_id == output.health_check_ids[var.primary_region]])
    error_message = "The primary region must be judged by its own health check."
  }
}

run "only_ipv4" {
  variables {
    record_types = ["A"]
  }

  assert {
    condition     = keys(aws_route53_record.primary) == ["A"]
    error_message = "Without IPv6 there must be no AAAA record."
  }
}

# The program renders this option for one region only; with more, the primary one must be picked.
run "picks_the_primary_region" {
  variables {
    primary_region = "us-east-1"
    endpoints = {
      eu-west-1 = { dns_name = "alb-i1.eu-west-1.elb.amazonaws.com", zone_id = "Z32O12XQLNTSW2" }
      us-east-1 = { dns_name = "alb-e1.us-east-1.elb.amazonaws.com", zone_id = "Z35SXDOTRQ7X7K" }
      us-west-2 = { dns_name = "alb-w2.us-west-2.elb.amazonaws.com", zone_id = "Z1H1FL5HABSF5" }
    }
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.primary : one(record.alias).name == var.endpoints["us-east-1"].dns_name && record.health_check_id == output.health_check_ids["us-east-1"] && record.set_identifier == "primary"])
    error_message = "The records must follow the primary region under the identifier that they have."
  }
}
