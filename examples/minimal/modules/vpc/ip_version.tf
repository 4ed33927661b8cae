# IPv4 only. The other option, dual_stack, gives the same locals with IPv6 in them.
locals {
  assign_generated_ipv6_cidr_block = false
  ipv6_cidr_block                  = null
  internet_cidr_blocks             = { ipv4 = "0.0.0.0/0" }
  ip_address_type                  = "ipv4"
  ipv6_public_routes               = {}
  ipv6_family                      = {}

  subnet_ipv6_cidr_blocks = {
    for tier in keys(local.subnet_ipv6_numbers) : tier => { for zone_id in keys(var.zones) : zone_id => null }
  }
}
