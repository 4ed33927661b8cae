# Each option's local.serving_ids holds what must stand before the load balancer serves. A target group that no listener forwards to takes no targets'
# health and none of Auto Scaling's requests per target, so it too is handed out only then.

output "arn" {
  description = "ARN of the load balancer, exported once it serves."
  value       = aws_lb.this.arn

  depends_on = [local.serving_ids]
}

output "arn_suffix" {
  description = "The part of the load balancer's ARN that CloudWatch metrics and Auto Scaling's resource labels take, exported once it serves."
  value       = aws_lb.this.arn_suffix

  depends_on = [local.serving_ids]
}

output "dns_name" {
  description = "Name of the load balancer, exported once it serves."
  value       = aws_lb.this.dns_name

  depends_on = [local.serving_ids]
}

output "zone_id" {
  description = "Hosted zone of the load balancer's name, for alias records, exported once it serves."
  value       = aws_lb.this.zone_id

  depends_on = [local.serving_ids]
}

output "security_group_id" {
  description = "Security group of the load balancer. It has no egress: whoever is to be called attaches a rule."
  value       = aws_security_group.this.id
}

output "listener_arn" {
  description = "Listener that serves: HTTPS where there is a certificate, else HTTP. Exported once it serves."
  value       = local.listener_arn

  depends_on = [local.serving_ids]
}

output "target_group_arn" {
  description = "Target group of the instances, exported once a listener forwards to it."
  value       = aws_lb_target_group.this.arn

  depends_on = [local.serving_ids]
}

output "target_group_name" {
  description = "Name of the target group, exported once a listener forwards to it."
  value       = aws_lb_target_group.this.name

  depends_on = [local.serving_ids]
}

output "target_group_arn_suffix" {
  description = "The part of the target group's ARN that CloudWatch metrics and Auto Scaling's resource labels take, exported once a listener forwards to it."
  value       = aws_lb_target_group.this.arn_suffix

  depends_on = [local.serving_ids]
}

output "alarms" {
  description = "Alarms of the load balancer by key, for the module alarms: unhealthy instances, server errors, response time, and with HTTPS the certificate's expiry."
  value       = merge(local.alarms, local.listener_alarms)
}
