# Fixed slots: a zone's ranges follow from its own slot only, so that zones come and go without moving each other.
# Zone block: an eighth of the VPC (slots 0 to 5; 6 and 7 stay free). In it, in eighths of the block:
#   0 1 2 3 private   4 public   5 database   6 7 free
locals {
  zone_blocks = { for zone_id, slot in var.zones : zone_id => cidrsubnet(var.cidr, 3, slot) }

  subnet_cidr_blocks = {
    private  = { for zone_id, block in local.zone_blocks : zone_id => cidrsubnet(block, 1, 0) }
    public   = { for zone_id, block in local.zone_blocks : zone_id => cidrsubnet(block, 3, 4) }
    database = { for zone_id, block in local.zone_blocks : zone_id => cidrsubnet(block, 3, 5) }
  }

  # Number of a tier's /64 within the sixteen that each slot has.
  subnet_ipv6_numbers = { private = 0, public = 1, database = 2 }
}

# Load balancer nodes and NAT gateways. Both bring their own addresses: nothing here needs one at launch.
resource "aws_subnet" "public" {
  for_each = var.zones

  vpc_id                  = aws_vpc.this.id
  availability_zone_id    = each.key
  cidr_block              = local.subnet_cidr_blocks.public[each.key]
  ipv6_cidr_block         = local.subnet_ipv6_cidr_blocks.public[each.key]
  map_public_ip_on_launch = false

  tags = {
    Name = "${local.prefix}-public-${each.key}"
    Tier = "public"
  }

  # As with the private subnets below: a load balancer lists this one in place.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_subnet" "private" {
  for_each = var.zones

  vpc_id                          = aws_vpc.this.id
  availability_zone_id            = each.key
  cidr_block                      = local.subnet_cidr_blocks.private[each.key]
  ipv6_cidr_block                 = local.subnet_ipv6_cidr_blocks.private[each.key]
  assign_ipv6_address_on_creation = local.assign_generated_ipv6_cidr_block
  map_public_ip_on_launch         = false

  tags = {
    Name = "${local.prefix}-private-${each.key}"
    Tier = "private"
  }

  # A zone that leaves: interface endpoints of other modules list this subnet in place, and AWS does not delete a subnet while an endpoint has an
  # interface in it. With this, what depends on the subnet is updated before the subnet goes; the delete would be retried until it times out otherwise.
  # https://github.com/hashicorp/terraform-provider-aws/issues/8536
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_subnet" "database" {
  for_each = var.zones

  vpc_id                  = aws_vpc.this.id
  availability_zone_id    = each.key
  cidr_block              = local.subnet_cidr_blocks.database[each.key]
  ipv6_cidr_block         = local.subnet_ipv6_cidr_blocks.database[each.key]
  map_public_ip_on_launch = false

  tags = {
    Name = "${local.prefix}-database-${each.key}"
    Tier = "database"
  }
}
