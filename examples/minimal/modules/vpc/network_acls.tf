# Network ACLs keep no state, so answers need rules of their own: README.md says why these.
locals {
  # An answer arrives at the port that its request left from, and NAT gateways and load balancers use all of 1024-65535:
  # https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
  first_answer_port = 1024
  last_answer_port  = 65535

  # One line a rule, once for each IP version. A rule without ports means every port.
  network_acl_rule_table = {
    public-ingress-http        = { tier = "public", egress = false, number = 0, protocol = "tcp", peer = "anywhere", from_port = 80, to_port = 80 }
    public-ingress-https       = { tier = "public", egress = false, number = 10, protocol = "tcp", peer = "anywhere", from_port = 443, to_port = 443 }
    public-ingress-vpc         = { tier = "public", egress = false, number = 20, protocol = "all", peer = "vpc", from_port = null, to_port = null }
    public-ingress-tcp-answers = { tier = "public", egress = false, number = 30, protocol = "tcp", peer = "anywhere", from_port = local.first_answer_port, to_port = local.last_answer_port }
    public-ingress-udp-answers = { tier = "public", egress = false, number = 40, protocol = "udp", peer = "anywhere", from_port = local.first_answer_port, to_port = local.last_answer_port }
    public-ingress-path-mtu    = { tier = "public", egress = false, number = 50, protocol = "icmp", peer = "anywhere", from_port = null, to_port = null }
    public-egress-anywhere     = { tier = "public", egress = true, number = 0, protocol = "all", peer = "anywhere", from_port = null, to_port = null }

    private-ingress-vpc         = { tier = "private", egress = false, number = 0, protocol = "all", peer = "vpc", from_port = null, to_port = null }
    private-ingress-tcp-answers = { tier = "private", egress = false, number = 10, protocol = "tcp", peer = "anywhere", from_port = local.first_answer_port, to_port = local.last_answer_port }
    private-ingress-udp-answers = { tier = "private", egress = false, number = 20, protocol = "udp", peer = "anywhere", from_port = local.first_answer_port, to_port = local.last_answer_port }
    private-ingress-path-mtu    = { tier = "private", egress = false, number = 30, protocol = "icmp", peer = "anywhere", from_port = null, to_port = null }
    private-egress-anywhere     = { tier = "private", egress = true, number = 0, protocol = "all", peer = "anywhere", from_port = null, to_port = null }

    database-ingress-vpc = { tier = "database", egress = false, number = 0, protocol = "all", peer = "vpc", from_port = null, to_port = null }
    database-egress-vpc  = { tier = "database", egress = true, number = 0, protocol = "all", peer = "vpc", from_port = null, to_port = null }
  }

  ip_families = merge(
    {
      ipv4 = {
        first_number = 100
        cidr_blocks  = { anywhere = "0.0.0.0/0", vpc = var.cidr }
        protocols    = { all = "-1", tcp = "6", udp = "17", icmp = "1" }

        # Fragmentation needed, the one ICMP message without which connections hang:
        # https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html#path_mtu_discovery
        icmp_type = 3
        icmp_code = 4
      }
    },
    local.ipv6_family,
  )

  network_acl_rules = merge([
    for family_name, family in local.ip_families : {
      for rule_name, rule in local.network_acl_rule_table : "${rule_name}-${family_name}" => {
        tier        = rule.tier
        egress      = rule.egress
        rule_number = family.first_number + rule.number
        protocol    = family.protocols[rule.protocol]
        cidr_blocks = { (family_name) = family.cidr_blocks[rule.peer] }
        from_port   = rule.from_port
        to_port     = rule.to_port
        icmp_type   = rule.protocol == "icmp" ? family.icmp_type : null
        icmp_code   = rule.protocol == "icmp" ? family.icmp_code : null
      }
    }
  ]...)
}

resource "aws_network_acl" "this" {
  #checkov:skip=CKV2_AWS_1:Attached by aws_network_acl_association, which this check does not know, see decision record 0001: https://github.com/bridgecrewio/checkov/blob/main/checkov/terraform/checks/graph_checks/aws/SubnetHasACL.yaml
  for_each = toset(["public", "private", "database"])

  vpc_id = aws_vpc.this.id

  tags = { Name = "${local.prefix}-${each.key}" }
}

resource "aws_network_acl_rule" "this" {
  for_each = local.network_acl_rules

  network_acl_id  = aws_network_acl.this[each.value.tier].id
  rule_action     = "allow"
  egress          = each.value.egress
  rule_number     = each.value.rule_number
  protocol        = each.value.protocol
  cidr_block      = lookup(each.value.cidr_blocks, "ipv4", null)
  ipv6_cidr_block = lookup(each.value.cidr_blocks, "ipv6", null)
  from_port       = each.value.from_port
  to_port         = each.value.to_port
  icmp_type       = each.value.icmp_type
  icmp_code       = each.value.icmp_code
}

# Only once the rules stand: an ACL without rules drops everything.
resource "aws_network_acl_association" "public" {
  for_each = var.zones

  network_acl_id = aws_network_acl.this["public"].id
  subnet_id      = aws_subnet.public[each.key].id

  depends_on = [aws_network_acl_rule.this]
}

resource "aws_network_acl_association" "private" {
  for_each = var.zones

  network_acl_id = aws_network_acl.this["private"].id
  subnet_id      = aws_subnet.private[each.key].id

  depends_on = [aws_network_acl_rule.this]
}

resource "aws_network_acl_association" "database" {
  for_each = var.zones

  network_acl_id = aws_network_acl.this["database"].id
  subnet_id      = aws_subnet.database[each.key].id

  depends_on = [aws_network_acl_rule.this]
}
