output "document_name" {
  description = "Name of the session document, for `aws ssm start-session --document-name`."
  value       = aws_ssm_document.this.name
}

output "log_group_name" {
  description = "Name of the log group of the sessions."
  value       = aws_cloudwatch_log_group.this.name
}

output "instance_policy_arn" {
  description = "ARN of the IAM policy that an instance's role needs so that its sessions are encrypted and logged."
  value       = aws_iam_policy.instance.arn
}

output "endpoint_ids" {
  description = "Interface endpoints (service -> endpoint id), known once each answers in every zone."
  value       = { for service, endpoint in aws_vpc_endpoint.this : service => endpoint.id }

  depends_on = [aws_vpc_security_group_ingress_rule.https]
}
