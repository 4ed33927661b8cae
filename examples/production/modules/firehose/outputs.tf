output "stream_name" {
  description = "Name of the delivery stream, known once it takes records."
  value       = aws_kinesis_firehose_delivery_stream.this.name
}

output "stream_arn" {
  description = "ARN of the delivery stream, known once it takes records."
  value       = aws_kinesis_firehose_delivery_stream.this.arn
}

output "data_bucket_name" {
  description = "Name of the bucket of the delivered records, known once the bucket is usable."
  value       = aws_s3_bucket_logging.data.bucket
}

output "data_key_arn" {
  description = "ARN of the key of the delivered records: whoever queries them must be allowed to decrypt with it."
  value       = aws_kms_key.data.arn
}

output "database_name" {
  description = "Name of the Glue database of the delivered records."
  value       = aws_glue_catalog_table.events.database_name
}

output "table_name" {
  description = "Name of the Glue table of the delivered records."
  value       = aws_glue_catalog_table.events.name
}

output "log_group_name" {
  description = "Name of the log group of failed deliveries."
  value       = aws_cloudwatch_log_group.this.name
}

output "instance_environment" {
  description = "Environment of the application, known once an instance can put records: stream, rights and way stand."
  value = {
    FIREHOSE_STREAM_NAME = aws_kinesis_firehose_delivery_stream.this.name
  }

  depends_on = [aws_iam_role_policy_attachment.instance, local.endpoint_ids]
}

output "alarms" {
  description = "Alarms of the delivery stream by key, for the module alarms: late deliveries, and records that do not fit the table."
  value       = local.alarms
}
