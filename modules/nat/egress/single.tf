# One NAT gateway for all zones, in the zone that nat_zone_id names: cheaper, but its zone's loss is every zone's loss.
# Addresses carry the zone id as in per_az, so that a switch between the two leaves this gateway alone.
resource "aws_eip" "this" {
  for_each = toset(compact([var.nat_zone_id]))

  domain = "vpc"

  tags = { Name = "${local.prefix}-nat-${each.key}" }
}

resource "aws_nat_gateway" "this" {
  for_each = toset(compact([var.nat_zone_id]))

  allocation_id = aws_eip.this[each.key].id
  subnet_id     = var.public_subnet_ids[each.key]

  tags = { Name = "${local.prefix}-${each.key}" }
}

resource "aws_route" "private_internet" {
  for_each = var.zones

  route_table_id         = var.private_route_table_ids[each.key]
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[var.nat_zone_id].id

  lifecycle {
    precondition {
      condition     = var.nat_zone_id != null
      error_message = "nat_zone_id must name the zone of the NAT gateway where egress is single."
    }
  }
}

locals {
  nat_gateway_ids         = { for zone_id, gateway in aws_nat_gateway.this : zone_id => gateway.id }
  public_ips              = { for zone_id, address in aws_eip.this : zone_id => address.public_ip }
  private_egress_zone_ids = { for zone_id in keys(var.zones) : zone_id => var.nat_zone_id }
  endpoint_ids            = {}
  egress_ids              = { for zone_id, route in aws_route.private_internet : zone_id => route.id }
}
