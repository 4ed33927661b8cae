output "named_query_ids" {
  description = "Named query to its id."
  value       = { for name, query in aws_athena_named_query.this : name => query.id }
}
