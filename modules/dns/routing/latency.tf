# Everybody goes to the nearest healthy region. Only for a site whose every request any region can serve.
locals {
  latency_records = merge([
    for region in keys(var.endpoints) : {
      for type in var.record_types : "${region}-${type}" => { region = region, type = type }
    }
  ]...)
}

resource "aws_route53_record" "latency" {
  for_each = local.latency_records

  zone_id         = data.aws_route53_zone.this.zone_id
  name            = var.domain
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

locals {
  record_ids = [for record in aws_route53_record.latency : record.id]
}
