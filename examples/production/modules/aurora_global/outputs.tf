output "global_cluster_identifier" {
  description = "Identifier of the global database: secondaries join by it."
  value       = aws_rds_global_cluster.this.id
}

output "endpoint" {
  description = "Host name that leads to the writer, in whichever Region that is."
  value       = aws_rds_global_cluster.this.endpoint
}
