output "url" {
  description = "Where users find the site, exported once its name leads there."
  value       = "https://${var.domain}"

  depends_on = [local.record_ids]
}

output "health_check_ids" {
  description = "Region to the health check of its load balancer."
  value       = { for region, check in aws_route53_health_check.this : region => check.id }
}
