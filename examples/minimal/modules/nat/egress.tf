# One NAT gateway in each zone: the loss of a zone costs no other zone its way out, and no traffic crosses zones.
resource "aws_eip" "this" {
  for_each = var.zones

  domain = "vpc"

  tags = { Name = "${local.prefix}-nat-${each.key}" }
}

resource "aws_nat_gateway" "this" {
  for_each = var.zones

  allocation_id = aws_eip.this[each.key].id
  subnet_id     = var.public_subnet_ids[each.key]

  tags = { Name = "${local.prefix}-${each.key}" }
}

resource "aws_route" "private_internet" {
  for_each = var.zones

  route_table_id         = var.private_route_table_ids[each.key]
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[each.key].id
}

locals {
  nat_gateway_ids         = { for zone_id, gateway in aws_nat_gateway.this : zone_id => gateway.id }
  public_ips              = { for zone_id, address in aws_eip.this : zone_id => address.public_ip }
  private_egress_zone_ids = { for zone_id in keys(var.zones) : zone_id => zone_id }
  endpoint_ids            = {}
  egress_ids              = { for zone_id, route in aws_route.private_internet : zone_id => route.id }
}
