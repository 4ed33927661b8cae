# IPv4 and IPv6: a /56 of Amazon's, sixteen /64 for each slot, and every rule and public route a second time.
locals {
  assign_generated_ipv6_cidr_block = true
  ipv6_cidr_block                  = aws_vpc.this.ipv6_cidr_block
  internet_cidr_blocks             = { ipv4 = "0.0.0.0/0", ipv6 = "::/0" }
  ip_address_type                  = "dualstack"
  ipv6_public_routes               = { ipv6 = { cidr_block = null, ipv6_cidr_block = "::/0" } }

  ipv6_family = {
    ipv6 = {
      first_number = 200
      cidr_blocks  = { anywhere = "::/0", vpc = aws_vpc.this.ipv6_cidr_block }
      protocols    = { all = "-1", tcp = "6", udp = "17", icmp = "58" }

      # Packet too big: routers never fragment IPv6, so without it connections hang:
      # https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html#path_mtu_discovery
      icmp_type = 2
      icmp_code = 0
    }
  }

  subnet_ipv6_cidr_blocks = {
    for tier, number in local.subnet_ipv6_numbers : tier => {
      for zone_id, slot in var.zones : zone_id => cidrsubnet(aws_vpc.this.ipv6_cidr_block, 8, slot * 16 + number)
    }
  }
}
