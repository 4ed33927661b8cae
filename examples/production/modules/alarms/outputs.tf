output "topic_arn" {
  description = "ARN of the topic that every alarm tells, exported once they may."
  value       = aws_sns_topic.this.arn

  depends_on = [aws_sns_topic_policy.this]
}

output "topic_name" {
  description = "Name of that topic."
  value       = aws_sns_topic.this.name
}

output "dashboard_name" {
  description = "Name of the Region's dashboard."
  value       = aws_cloudwatch_dashboard.this.dashboard_name
}

output "alarm_names" {
  description = "Key to the name of its alarm, for what stops or rolls back on alarms."
  value       = { for key, alarm in aws_cloudwatch_metric_alarm.this : key => alarm.alarm_name }
}

output "alarm_arns" {
  description = "Key to the ARN of its alarm."
  value       = { for key, alarm in aws_cloudwatch_metric_alarm.this : key => alarm.arn }
}
