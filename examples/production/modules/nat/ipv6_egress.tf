# IPv6 needs no address translation: an egress-only gateway lets the private subnets call out and nobody call in. It is not
# bound to a zone, so one serves all.
resource "aws_egress_only_internet_gateway" "this" {
  vpc_id = var.vpc_id

  tags = { Name = local.prefix }
}

resource "aws_route" "private_internet_ipv6" {
  for_each = var.zones

  route_table_id              = var.private_route_table_ids[each.key]
  destination_ipv6_cidr_block = "::/0"
  egress_only_gateway_id      = aws_egress_only_internet_gateway.this.id
}

locals {
  ipv6_egress_ids = { for zone_id, route in aws_route.private_internet_ipv6 : zone_id => route.id }
}
