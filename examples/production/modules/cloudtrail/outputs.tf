output "trail_arn" {
  description = "ARN of the trail, exported once it records."
  value       = aws_cloudtrail.this.arn
}

output "trail_name" {
  description = "Name of the trail, in every Region of the account."
  value       = aws_cloudtrail.this.name
}

output "log_group_name" {
  description = "Log group of the events."
  value       = aws_cloudwatch_log_group.this.name
}

output "key_arn" {
  description = "Key of the trail's log files, digests and log group: who reads them, by Athena too, must be allowed to decrypt with it."
  value       = aws_kms_key.this.arn
}

output "alarms" {
  description = "Alarms of the trail by key, for the module alarms: use of the root user."
  value       = local.alarms
}
