output "flow_log_id" {
  description = "Id of the VPC's flow log."
  value       = aws_flow_log.this.id
}
