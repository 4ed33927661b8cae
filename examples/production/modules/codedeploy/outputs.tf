output "application_name" {
  description = "Name of the CodeDeploy application."
  value       = aws_codedeploy_app.this.name
}

output "application_arn" {
  description = "ARN of the CodeDeploy application."
  value       = aws_codedeploy_app.this.arn
}

output "deployment_group_name" {
  description = "Name of the deployment group, known once it can be deployed to: instances may fetch what is deployed, and the agent has its way."
  value       = aws_codedeploy_deployment_group.this.deployment_group_name

  depends_on = [aws_iam_role_policy_attachment.instance, local.endpoint_ids]
}

output "deployment_group_arn" {
  description = "ARN of the deployment group, known once it can be deployed to."
  value       = aws_codedeploy_deployment_group.this.arn

  depends_on = [aws_iam_role_policy_attachment.instance, local.endpoint_ids]
}

output "deployment_config_name" {
  description = "Name of AWS's deployment configuration that the group uses."
  value       = local.deployment_config_name
}

output "deployment_config_arn" {
  description = "ARN of that configuration: whoever deploys must be allowed to read it."
  value       = "${local.account_arns.codedeploy}:deploymentconfig:${local.deployment_config_name}"
}

output "artifact_bucket_name" {
  description = "Name of this Region's bucket of artifacts, known once the bucket is usable."
  value       = aws_s3_bucket_logging.artifacts.bucket
}

output "artifact_key_arn" {
  description = "ARN of the key of the artifacts: whoever reads or writes them must be allowed to use it."
  value       = aws_kms_key.artifacts.arn
}

output "role_arn" {
  description = "ARN of the role by which CodeDeploy deploys, known once it has its rights."
  value       = aws_iam_role.codedeploy.arn

  depends_on = [aws_iam_role_policy_attachment.codedeploy]
}

output "instance_environment" {
  description = "Environment by which user data sets up the CodeDeploy agent, known once the agent has its rights and its way."
  value       = local.instance_environment

  depends_on = [aws_iam_role_policy_attachment.instance, local.endpoint_ids]
}
