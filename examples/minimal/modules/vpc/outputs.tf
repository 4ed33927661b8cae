output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.this.id
}

output "cidr_block" {
  description = "IPv4 range of the VPC."
  value       = aws_vpc.this.cidr_block
}

output "ipv6_cidr_block" {
  description = "IPv6 range of the VPC; null where it has none."
  value       = local.ipv6_cidr_block
}

output "internet_cidr_blocks" {
  description = "IP version (`ipv4`, `ipv6`) to the range of everything there is in it, for each version that the VPC has: for security group rules, one a version."
  value       = tomap(local.internet_cidr_blocks)
}

output "ip_address_type" {
  description = "IP versions of the VPC as load balancers spell them: `ipv4` or `dualstack`."
  value       = local.ip_address_type
}

output "public_subnet_ids" {
  description = "Zone id to public subnet; exported once its route to the internet and its network ACL stand."
  value       = { for zone_id, association in aws_route_table_association.public : zone_id => association.subnet_id }

  depends_on = [aws_network_acl_association.public, aws_route.public_internet]
}

output "private_subnet_ids" {
  description = "Zone id to private subnet; exported once its route table, network ACL and gateway endpoints stand. The way out is the nat module's: take its private_subnet_ids for what needs it."
  value       = { for zone_id, association in aws_route_table_association.private : zone_id => association.subnet_id }

  depends_on = [
    aws_network_acl_association.private,
    aws_vpc_endpoint_route_table_association.dynamodb,
    aws_vpc_endpoint_route_table_association.s3,
  ]
}

output "database_subnet_ids" {
  description = "Zone id to database subnet; exported once its route table and network ACL stand."
  value       = { for zone_id, association in aws_route_table_association.database : zone_id => association.subnet_id }

  depends_on = [aws_network_acl_association.database]
}

output "public_route_table_id" {
  description = "Route table of all public subnets; exported once it leads to the internet gateway."
  value       = aws_route_table.public.id

  depends_on = [aws_route.public_internet]
}

output "private_route_table_ids" {
  description = "Zone id to the route table of its private subnet."
  value       = { for zone_id, table in aws_route_table.private : zone_id => table.id }
}

output "s3_endpoint_id" {
  description = "Gateway endpoint for S3; exported once every private route table leads to it."
  value       = aws_vpc_endpoint.s3.id

  depends_on = [aws_vpc_endpoint_route_table_association.s3]
}

output "dynamodb_endpoint_id" {
  description = "Gateway endpoint for DynamoDB; exported once every private route table leads to it."
  value       = aws_vpc_endpoint.dynamodb.id

  depends_on = [aws_vpc_endpoint_route_table_association.dynamodb]
}
