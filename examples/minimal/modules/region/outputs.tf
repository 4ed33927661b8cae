output "vpc_id" {
  description = "Id of the VPC."
  value       = module.vpc.vpc_id
}

output "public_subnet_ids" {
  description = "Public subnets by zone id, usable: routed and behind their network ACL."
  value       = module.vpc.public_subnet_ids
}

output "private_subnet_ids" {
  description = "Private subnets by zone id, usable: routed and behind their network ACL."
  value       = module.vpc.private_subnet_ids
}

output "database_subnet_ids" {
  description = "Database subnets by zone id, usable: routed and behind their network ACL."
  value       = module.vpc.database_subnet_ids
}

output "nat_public_ips" {
  description = "Addresses from which the private subnets reach the internet, by zone id; empty without NAT."
  value       = module.nat.public_ips
}

output "logs_bucket_name" {
  description = "Bucket of flow logs and session logs."
  value       = module.logs.logs_bucket_name
}

output "alb_logs_bucket_name" {
  description = "Bucket of the load balancer's logs."
  value       = module.logs.alb_logs_bucket_name
}

output "access_logs_bucket_name" {
  description = "Bucket of the other buckets' access logs."
  value       = module.logs.access_logs_bucket_name
}

output "flow_log_id" {
  description = "Id of the VPC flow log."
  value       = module.flow_logs.flow_log_id
}

output "session_document_name" {
  description = "Session Manager preferences document, for `aws ssm start-session --document-name`."
  value       = module.session_manager.document_name
}

output "session_log_group_name" {
  description = "CloudWatch log group of Session Manager."
  value       = module.session_manager.log_group_name
}

output "session_instance_policy_arn" {
  description = "IAM policy that an instance's role needs beside AmazonSSMManagedInstanceCore, so that its sessions are logged and encrypted."
  value       = module.session_manager.instance_policy_arn
}

output "storage_key_arn" {
  description = "KMS key of volumes and file systems, usable by Auto Scaling."
  value       = module.kms.storage_key_arn
}
