output "replica_file_system_id" {
  description = "Id of the replica, exported once replication is on."
  value       = aws_efs_replication_configuration.this.destination[0].file_system_id
}

# The resource names the replica by id only: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticfilesystem.html
output "replica_file_system_arn" {
  description = "ARN of the replica, exported once replication is on."
  value = join(":", [
    "arn", data.aws_partition.current.partition, "elasticfilesystem", var.replica_region, data.aws_caller_identity.current.account_id,
    "file-system/${aws_efs_replication_configuration.this.destination[0].file_system_id}",
  ])
}
