output "cluster_arn" {
  description = "ARN of the cluster."
  value       = aws_rds_cluster.this.arn
}

# A global database can take secondaries once its first cluster has an instance.
output "joinable_cluster_arn" {
  description = "ARN of the cluster, known once its instances stand: then others can join it in a global database."
  value       = aws_rds_cluster.this.arn

  depends_on = [aws_rds_cluster_instance.this]
}

output "cluster_identifier" {
  description = "Identifier of the cluster."
  value       = aws_rds_cluster.this.cluster_identifier
}

output "cluster_resource_id" {
  description = "Id of the cluster that never changes: database users who sign in by IAM are named below it."
  value       = aws_rds_cluster.this.cluster_resource_id
}

output "endpoint" {
  description = "Host name of the cluster's writer. Of a secondary cluster it leads nowhere."
  value       = aws_rds_cluster.this.endpoint
}

output "reader_endpoint" {
  description = "Host name under which the cluster's readers take turns; without a reader it leads to the writer."
  value       = aws_rds_cluster.this.reader_endpoint
}

output "port" {
  description = "Port of the database."
  value       = local.port
}

output "security_group_id" {
  description = "Id of the database's security group."
  value       = aws_security_group.this.id
}

output "secret_arn" {
  description = "ARN of the master user's secret in this Region."
  value       = local.secret_arn
}

output "secret_key_arn" {
  description = "ARN of the key of the master user's secret in this Region. It waits for nothing but the key: the secret is made before the cluster."
  value       = aws_kms_key.secret.arn
}

output "instance_environment" {
  description = "Environment of the application, known once an instance can connect: way, rights and database instances stand."
  value = {
    DATABASE_ENGINE      = var.engine
    DATABASE_HOST        = local.hosts[var.role]
    DATABASE_READER_HOST = aws_rds_cluster.this.reader_endpoint
    DATABASE_WRITER_HOST = aws_rds_cluster.this.endpoint
    DATABASE_PORT        = tostring(local.port)
    DATABASE_NAME        = var.database_name
    DATABASE_SECRET_ARN  = local.secret_arn
    DATABASE_USER        = local.application_username
  }

  depends_on = [
    aws_iam_role_policy_attachment.instance,
    aws_rds_cluster_instance.this,
    aws_vpc_security_group_egress_rule.instances,
    aws_vpc_security_group_ingress_rule.instances,
  ]
}

output "log_group_names" {
  description = "Log to the name of the log group that it is exported to."
  value       = { for log, group in aws_cloudwatch_log_group.this : log => group.name }
}

# A cluster says nothing before it has an instance, and silence is an alarm in a secondary Region.
output "alarms" {
  description = "Alarms of the cluster by key, for the module alarms: CPU, memory, connections, lag of readers; with Serverless its capacity, in a secondary Region its lag. Known once the instances stand."
  value       = merge(local.cluster_alarms, local.capacity_alarms, local.role_alarms[var.role])

  depends_on = [aws_rds_cluster_instance.this]
}
