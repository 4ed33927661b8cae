# One region serves. Its records are failover records nevertheless, so that a second region only adds the other half: Route 53 takes no record of another
# policy beside them. With no secondary, the primary is the answer whatever its health:
# https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html
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
  record_ids = [for record in aws_route53_record.primary : record.id]
}
