# Each option's local.egress_ids holds what must stand before the private subnets have their way out.

output "public_ips" {
  description = "Zone id to the public address that its NAT gateway calls from, empty where there is none; exported once traffic takes it."
  value       = local.public_ips

  depends_on = [local.egress_ids]
}

output "private_egress_zone_ids" {
  description = "Zone id of a private subnet to the zone id of the NAT gateway that it leaves through; empty where there is none."
  value       = local.private_egress_zone_ids

  depends_on = [local.egress_ids]
}

output "endpoint_ids" {
  description = "Service to the interface endpoint that stands in for a NAT gateway, exported once every zone has it; empty where there is a NAT gateway."
  value       = local.endpoint_ids

  depends_on = [local.egress_ids]
}

output "private_subnet_ids" {
  description = "The private subnets as they came in, exported once their way out stands: for what calls AWS or the internet as it starts."
  value       = var.private_subnet_ids

  depends_on = [local.egress_ids, local.ipv6_egress_ids]
}

output "alarms" {
  description = "Alarms of the NAT gateways by key, for the module alarms: port allocation errors of each zone's gateway; empty where there is none."
  value       = local.alarms
}
