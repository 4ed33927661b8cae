output "pipeline_name" {
  description = "Name of the pipeline, known once its source starts it."
  value       = aws_codepipeline.this.name

  depends_on = [local.source_ids]
}

output "pipeline_arn" {
  description = "ARN of the pipeline, known once its source starts it."
  value       = aws_codepipeline.this.arn

  depends_on = [local.source_ids]
}

output "build_project_name" {
  description = "Name of the build project."
  value       = aws_codebuild_project.this.name
}

output "build_log_group_name" {
  description = "Name of the log group of what builds print."
  value       = aws_cloudwatch_log_group.build.name
}

output "clone_url_http" {
  description = "Repository to push to, by HTTPS, known once a push starts the pipeline; an empty string where the source is not CodeCommit."
  value       = local.clone_url_http

  depends_on = [local.source_ids]
}

output "source_bucket_name" {
  description = "Bucket to put the source into, known once an upload starts the pipeline; an empty string where the source is a repository."
  value       = local.source_bucket_name

  depends_on = [local.source_ids]
}

output "source_object_key" {
  description = "Key of the source in that bucket; an empty string where the source is a repository."
  value       = local.source_object_key
}

output "source_key_arn" {
  description = "KMS key of the tree's own repository or source bucket, which whoever pushes or uploads must be allowed to use; an empty string where the source is elsewhere."
  value       = local.source_key_arn
}

output "connection_arn" {
  description = "Connection to the repository's host, which has to be confirmed by hand once if the tree made it; an empty string where the source is CodeCommit or S3."
  value       = local.connection_arn
}

output "approval_topic_arn" {
  description = "Topic that tells of runs that wait for their approval; an empty string where nobody approves."
  value       = local.approval_topic_arn
}
