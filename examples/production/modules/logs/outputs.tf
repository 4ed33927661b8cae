# A bucket's last step is its server access logging or, at the end of the chain, its lifecycle: whoever holds a handle finds policy and encryption in place.
# Each option's local.object_lock_ids holds what locks objects, so that none is written before.

output "logs_bucket_arn" {
  description = "ARN of the log bucket, known once the bucket is usable."
  value       = aws_s3_bucket.logs.arn

  depends_on = [aws_s3_bucket_logging.logs, local.object_lock_ids]
}

output "logs_bucket_name" {
  description = "Name of the log bucket, known once the bucket is usable."
  value       = aws_s3_bucket_logging.logs.bucket

  depends_on = [local.object_lock_ids]
}

output "alb_logs_bucket_name" {
  description = "Name of the bucket for load balancer logs (prefixes access, connection, health-check), known once the bucket is usable."
  value       = aws_s3_bucket_logging.alb.bucket
}

output "access_logs_bucket_name" {
  description = "Name of the bucket for server access logs, known once the bucket is usable."
  value       = aws_s3_bucket_lifecycle_configuration.access.bucket
}
