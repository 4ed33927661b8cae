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

  assert {
    condition     = { for type, record in aws_route53_record.secondary : type => [record.name, record.type, record.set_identifier, one(record.failover_routing_policy).type] } == { for type in ["A", "AAAA"] : type => ["www.example.com", type, "secondary", "SECONDARY"] }
    error_message = "The site's name must have the other half of the pair, a type each."
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.secondary : [for alias in record.alias : [alias.name, alias.zone_id, tostring(alias.evaluate_target_health)]] == [["standby.www.example.com", data.aws_route53_zone.this.zone_id, "true"]]])
    error_message = "The other half must lead to the standby name of the same zone, while something healthy is behind it."
  }

  assert {
    condition     = toset([for record in aws_route53_record.standby : "${record.type} ${record.set_identifier}"]) == toset([for pair in setproduct(["A", "AAAA"], keys(var.endpoints)) : "${pair[0]} ${pair[1]}"])
    error_message = "The standby name must have a record for each region and type."
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.standby : record.name == "standby.www.example.com" && one(record.latency_routing_policy).region == record.set_identifier])
    error_message = "Among the healthy regions the nearest must serve."
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.standby : [for alias in record.alias : [alias.name, alias.zone_id, tostring(alias.evaluate_target_health)]] == [[var.endpoints[record.set_identifier].dns_name, var.endpoints[record.set_identifier].zone_id, "true"]]])
    error_message = "Each standby record must lead to its own region's load balancer."
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.standby : record.health_check_id == output.health_check_ids[record.set_identifier]])
    error_message = "Each standby record must be judged by its own region's health check."
  }
}

run "another_primary_region" {
  variables {
    primary_region = "eu-west-1"
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.primary : one(record.alias).name == var.endpoints["eu-west-1"].dns_name && record.set_identifier == "primary" && record.health_check_id == output.health_check_ids["eu-west-1"]])
    error_message = "The primary records must follow the primary region under the identifier that they have."
  }

  assert {
    condition     = { for key, record in aws_route53_record.standby : key => one(record.alias).name } == { for pair in setproduct(keys(var.endpoints), ["A", "AAAA"]) : "${pair[0]}-${pair[1]}" => var.endpoints[pair[0]].dns_name }
    error_message = "The standby records must not care who is primary: one that went would leave the name empty for a while."
  }

  assert {
    condition     = output.health_check_ids == run.three_regions.health_check_ids
    error_message = "Health checks must not care who is primary."
  }
}

run "one_region" {
  command = plan
  variables {
    endpoints = {
      us-east-1 = { dns_name = "alb-e1.us-east-1.elb.amazonaws.com", zone_id = "Z35SXDOTRQ7X7K" }
    }
  }
  expect_failures = [aws_route53_record.secondary]
}
