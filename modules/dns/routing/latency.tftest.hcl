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
    eu-west-1 = { dns_name = "alb-i1.eu-west-1.elb.amazonaws.com", zone_id = "Z32O12XQLNTSW2" }
  }

  validation_record = {
    name  = "_3639ac514e785e898d2646601fa951d5.www.example.com."
    type  = "CNAME"
    value = "_98d2646601fa9df3d18d6a1a6c2e0f9b.acm-validations.aws."
  }
}

run "three_regions" {
  assert {
    condition     = toset([for record in aws_route53_record.latency : "${record.type} ${record.set_identifier} ${record.name}"]) == toset([for pair in setproduct(["A", "AAAA"], keys(var.endpoints)) : "${pair[0]} ${pair[1]} www.example.com"])
    error_message = "The site's name must have one record a region and type."
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.latency : one(record.latency_routing_policy).region == record.set_identifier && record.zone_id == data.aws_route53_zone.this.zone_id])
    error_message = "The nearest region must serve, and the records be in the hosted zone."
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.latency : [for alias in record.alias : [alias.name, alias.zone_id, tostring(alias.evaluate_target_health)]] == [[var.endpoints[record.set_identifier].dns_name, var.endpoints[record.set_identifier].zone_id, "true"]]])
    error_message = "Each record must lead to its own region's load balancer, while it has healthy targets."
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.latency : record.health_check_id == output.health_check_ids[record.set_identifier]])
    error_message = "Each record must be judged by its own region's health check."
  }
}

run "only_ipv4" {
  variables {
    record_types = ["A"]
  }

  assert {
    condition     = toset([for record in aws_route53_record.latency : record.type]) == toset(["A"]) && length(aws_route53_record.latency) == 3
    error_message = "Without IPv6 there must be no AAAA record."
  }
}
