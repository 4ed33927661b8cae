output "workgroup_name" {
  description = "Name of the workgroup."
  value       = aws_athena_workgroup.this.name
}

output "database_name" {
  description = "Name of the Glue database of the logs' tables."
  value       = aws_glue_catalog_database.logs.name
}

output "table_names" {
  description = "Names of the tables in it."
  value       = [for table in [aws_glue_catalog_table.vpc_flow_logs, aws_glue_catalog_table.alb_access_logs, aws_glue_catalog_table.alb_connection_logs] : table.name]
}

output "named_query_ids" {
  description = "Named query to its id."
  value       = { for name, query in aws_athena_named_query.this : name => query.id }
}

output "results_bucket_name" {
  description = "Name of the bucket of query results, known once it is usable."
  value       = aws_s3_bucket.results.bucket
  depends_on  = [aws_s3_bucket_logging.results]
}

output "results_key_arn" {
  description = "ARN of the key of query results."
  value       = aws_kms_key.results.arn
}
