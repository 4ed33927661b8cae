output "table_name" {
  description = "Name of the trail's table."
  value       = aws_glue_catalog_table.cloudtrail.name
}

output "named_query_ids" {
  description = "Named query to its id."
  value       = { for name, query in aws_athena_named_query.this : name => query.id }
}
