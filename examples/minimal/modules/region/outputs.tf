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

output "logs_key_arn" {
  description = "KMS key of log groups and of the log bucket."
  value       = module.kms.logs_key_arn
}

output "alb_arn" {
  description = "ARN of the load balancer."
  value       = module.alb.arn
}

output "alb_dns_name" {
  description = "Name of the load balancer."
  value       = module.alb.dns_name
}

output "alb_zone_id" {
  description = "Hosted zone id of the load balancer's name, for alias records."
  value       = module.alb.zone_id
}

output "alb_security_group_id" {
  description = "Security group of the load balancer."
  value       = module.alb.security_group_id
}

output "listener_arn" {
  description = "Listener that serves the site: HTTPS where there is a certificate."
  value       = module.alb.listener_arn
}

output "target_group_arn" {
  description = "Target group of the instances, usable: a listener forwards to it."
  value       = module.alb.target_group_arn
}

output "target_group_name" {
  description = "Name of the target group, usable: a listener forwards to it."
  value       = module.alb.target_group_name
}

output "autoscaling_group_name" {
  description = "Auto Scaling group of the instances."
  value       = module.asg.autoscaling_group_name
}

output "instance_security_group_id" {
  description = "Security group of the instances."
  value       = module.asg.security_group_id
}

output "instance_role_name" {
  description = "Role of the instances: parts attach their policies to it."
  value       = module.instance_role.role_name
}

output "instance_log_group_name" {
  description = "CloudWatch log group of the instances."
  value       = module.asg.log_group_name
}

output "internet_cidr_blocks" {
  description = "IP versions of the VPC with the range of everything there is in each."
  value       = module.vpc.internet_cidr_blocks
}

output "alarms" {
  description = "What is worth an alarm in this Region, by the alarm's key: metrics, threshold, and what to do."
  value       = merge(module.alb.alarms, module.asg.alarms, module.nat.alarms)
}
