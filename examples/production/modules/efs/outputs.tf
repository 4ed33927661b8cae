output "file_system_id" {
  description = "Id of the file system. It is mounted through what efs_mount makes."
  value       = aws_efs_file_system.this.id
}

output "file_system_arn" {
  description = "ARN of the file system."
  value       = aws_efs_file_system.this.arn
}

output "alarms" {
  description = "Alarms of the file system by key, for the module alarms: its throughput."
  value       = local.alarms
}
