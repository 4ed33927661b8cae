output "listener_rule_arn" {
  description = "ARN of the rule by which the protected paths need a sign-in."
  value       = aws_lb_listener_rule.this.arn
}
