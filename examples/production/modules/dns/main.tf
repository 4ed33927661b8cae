locals {
  prefix = "${var.name}-${var.environment}"
}

data "aws_route53_zone" "this" {
  name         = var.hosted_zone
  private_zone = false
}

# Made once: it proves the domain to ACM in every region, https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html. A record that is there
# already is somebody else's and not overwritten: a destroy would take it away from them.
resource "aws_route53_record" "validation" {
  zone_id = data.aws_route53_zone.this.zone_id
  name    = var.validation_record.name
  type    = var.validation_record.type
  ttl     = 300
  records = [var.validation_record.value]
}

# Down after three failures, half a minute apart. Each asks the load balancer by its own name, which its certificate does not carry; the checkers then ask
# again without a name, and they do not validate certificates:
# https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html (EnableSNI)
# https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
resource "aws_route53_health_check" "this" {
  for_each = var.endpoints

  type              = "HTTPS"
  fqdn              = each.value.dns_name
  port              = 443
  resource_path     = var.health_check_path
  enable_sni        = true
  request_interval  = 30
  failure_threshold = 3

  tags = { Name = "${local.prefix}-${each.key}" }
}
