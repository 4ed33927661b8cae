# The primary region serves while it is healthy, then the nearest healthy one. The primary records are those of the option `single`, so
# that a second region changes nothing about them.
resource "aws_route53_record" "primary" {
  for_each = var.record_types

  zone_id         = data.aws_route53_zone.this.zone_id
  name            = var.domain
  type            = each.key
  set_identifier  = "primary"
  health_check_id = aws_route53_health_check.this[var.primary_region].id

  failover_routing_policy {
    type = "PRIMARY"
  }

  alias {
    name                   = var.endpoints[var.primary_region].dns_name
    zone_id                = var.endpoints[var.primary_region].zone_id
    evaluate_target_health = true
  }
}

locals {
  # A failover pair has room for one other answer, so what serves instead has a name of its own.
  # https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-complex-configs.html
  standby_domain = "standby.${var.domain}"

  # The primary region too: while it is down its record there is as unhealthy, and when regions change places no record here has to go.
  standby_records = merge([
    for region in keys(var.endpoints) : {
      for type in var.record_types : "${region}-${type}" => { region = region, type = type }
    }
  ]...)
}

resource "aws_route53_record" "standby" {
  for_each = local.standby_records

  zone_id         = data.aws_route53_zone.this.zone_id
  name            = local.standby_domain
  type            = each.value.type
  set_identifier  = each.value.region
  health_check_id = aws_route53_health_check.this[each.value.region].id

  latency_routing_policy {
    region = each.value.region
  }

  alias {
    name                   = var.endpoints[each.value.region].dns_name
    zone_id                = var.endpoints[each.value.region].zone_id
    evaluate_target_health = true
  }
}

resource "aws_route53_record" "secondary" {
  for_each = var.record_types

  zone_id        = data.aws_route53_zone.this.zone_id
  name           = var.domain
  type           = each.key
  set_identifier = "secondary"

  failover_routing_policy {
    type = "SECONDARY"
  }

  # Health is that of the records behind the name: an alias to a record of the zone takes it from there.
  alias {
    name                   = local.standby_domain
    zone_id                = data.aws_route53_zone.this.zone_id
    evaluate_target_health = true
  }

  # Route 53 refuses an alias to a name that is not there.
  depends_on = [aws_route53_record.standby]

  lifecycle {
    precondition {
      condition     = length(var.endpoints) > 1
      error_message = "This routing needs a second region in endpoints to fail over to."
    }
  }
}

locals {
  record_ids = concat(
    [for record in aws_route53_record.primary : record.id],
    [for record in aws_route53_record.secondary : record.id],
  )
}
