output "primary_region" {
  description = "Region that holds what exists once a tree."
  value       = var.primary_region
}

output "autoscaling_service_linked_role_arn" {
  description = "The tree's own Auto Scaling service-linked role."
  value       = aws_iam_service_linked_role.autoscaling.arn
}

output "eu_west_1" {
  description = "Handles of eu-west-1: VPC, subnets by zone id, NAT addresses, buckets, session document, keys."
  value       = { for handle, value in module.eu_west_1 : handle => value if handle != "alarms" }
}

output "us_east_1" {
  description = "Handles of us-east-1: VPC, subnets by zone id, NAT addresses, buckets, session document, keys."
  value       = { for handle, value in module.us_east_1 : handle => value if handle != "alarms" }
}

output "us_west_2" {
  description = "Handles of us-west-2: VPC, subnets by zone id, NAT addresses, buckets, session document, keys."
  value       = { for handle, value in module.us_west_2 : handle => value if handle != "alarms" }
}
