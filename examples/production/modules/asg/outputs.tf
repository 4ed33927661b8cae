output "autoscaling_group_name" {
  description = "Name of the Auto Scaling group, exported once it scales by itself."
  value       = aws_autoscaling_group.this.name

  depends_on = [aws_autoscaling_policy.cpu, aws_autoscaling_policy.requests]
}

output "autoscaling_group_arn" {
  description = "ARN of the Auto Scaling group, exported once it scales by itself."
  value       = aws_autoscaling_group.this.arn

  depends_on = [aws_autoscaling_policy.cpu, aws_autoscaling_policy.requests]
}

output "security_group_id" {
  description = "Security group of the instances. It lets out HTTPS only: whoever is to be called by other means attaches a rule."
  value       = aws_security_group.this.id
}

output "log_group_name" {
  description = "Log group of the instances; each of their log files is a stream of its own, named after the instance."
  value       = aws_cloudwatch_log_group.instances.name
}

output "launch_template_id" {
  description = "Id of the launch template of the instances."
  value       = aws_launch_template.this.id
}

output "alarms" {
  description = "Alarms of the group by key, for the module alarms: at its largest size."
  value       = local.alarms
}
