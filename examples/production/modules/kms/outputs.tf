# A key is born with its policy, so its ARN is usable at once.

output "logs_key_arn" {
  description = "ARN of the key of the log bucket and of the log groups."
  value       = aws_kms_key.this["logs"].arn
}

output "session_key_arn" {
  description = "ARN of the key of Session Manager's streams and log group."
  value       = aws_kms_key.this["session"].arn
}

output "storage_key_arn" {
  description = "ARN of the key of EBS, EFS and RDS storage, known once the Auto Scaling service-linked role may use it."
  value       = aws_kms_key.this["storage"].arn
  depends_on  = [aws_kms_grant.autoscaling]
}
