mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  mock_resource "aws_vpc" {
    defaults = { ipv6_cidr_block = "2001:db8:0:a00::/56" }
  }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "use1"
  cidr        = "10.20.0.0/16"
  zones       = { use1-az1 = 0, use1-az2 = 1 }
}

run "rules" {
  # Public and private tier: answers from anywhere, over TCP and UDP, to every port that a NAT gateway may have called from.
  assert {
    condition = alltrue([
      for wanted in setproduct(["public", "private"], ["6", "17"]) : anytrue([
        for rule in aws_network_acl_rule.this : alltrue([
          rule.network_acl_id == aws_network_acl.this[wanted[0]].id,
          rule.protocol == wanted[1],
          rule.egress == false,
          rule.rule_action == "allow",
          rule.cidr_block == "0.0.0.0/0",
          rule.from_port == 1024,
          rule.to_port == 65535,
        ])
      ])
    ])
    error_message = "Answers to ports 1024-65535 must come in from anywhere, to both tiers, over TCP and UDP."
  }

  assert {
    condition = alltrue([
      for tier in ["public", "private"] : anytrue([
        for rule in aws_network_acl_rule.this : alltrue([
          rule.network_acl_id == aws_network_acl.this[tier].id,
          rule.protocol == "1",
          rule.egress == false,
          rule.rule_action == "allow",
          rule.cidr_block == "0.0.0.0/0",
          rule.icmp_type == 3,
          rule.icmp_code == 4,
        ])
      ])
    ])
    error_message = "ICMP fragmentation needed must come in from anywhere: path MTU discovery."
  }

  assert {
    condition = alltrue([
      for port in [80, 443] : anytrue([
        for rule in aws_network_acl_rule.this : alltrue([
          rule.network_acl_id == aws_network_acl.this["public"].id,
          rule.protocol == "6",
          rule.egress == false,
          rule.rule_action == "allow",
          rule.cidr_block == "0.0.0.0/0",
          rule.from_port == port,
          rule.to_port == port,
        ])
      ])
    ])
    error_message = "Web clients must reach the load balancer."
  }

  assert {
    condition = alltrue([
      for tier in ["public", "private", "database"] : anytrue([
        for rule in aws_network_acl_rule.this : rule.network_acl_id == aws_network_acl.this[tier].id && !rule.egress && rule.protocol == "-1" && rule.cidr_block == "10.20.0.0/16" && rule.rule_action == "allow"
      ])
    ])
    error_message = "Every tier must hear the VPC: load balancer to instances, instances to NAT gateways and databases, and back."
  }

  assert {
    condition = alltrue([
      for tier in ["public", "private"] : anytrue([
        for rule in aws_network_acl_rule.this : rule.network_acl_id == aws_network_acl.this[tier].id && rule.egress && rule.protocol == "-1" && rule.cidr_block == "0.0.0.0/0" && rule.rule_action == "allow"
      ])
    ])
    error_message = "Public and private tier must be able to call and answer anywhere."
  }

  assert {
    condition = alltrue([
      for rule in aws_network_acl_rule.this : contains(["10.20.0.0/16", "2001:db8:0:a00::/56"], coalesce(rule.cidr_block, rule.ipv6_cidr_block))
      if rule.network_acl_id == aws_network_acl.this["database"].id
    ])
    error_message = "The database tier may talk to the VPC only."
  }

  assert {
    condition     = anytrue([for rule in aws_network_acl_rule.this : rule.network_acl_id == aws_network_acl.this["database"].id && rule.egress && rule.protocol == "-1" && rule.cidr_block == "10.20.0.0/16"])
    error_message = "The database tier must be able to answer the VPC."
  }

  # What comes from anywhere is web traffic to the public tier, an answer, or path MTU discovery.
  assert {
    condition = alltrue([
      for rule in aws_network_acl_rule.this : anytrue([
        rule.from_port == 1024 && rule.to_port == 65535,
        contains(["1", "58"], rule.protocol),
        rule.network_acl_id == aws_network_acl.this["public"].id && rule.protocol == "6" && rule.from_port == rule.to_port && contains([80, 443], coalesce(rule.from_port, 0)),
      ])
      if !rule.egress && contains(["0.0.0.0/0", "::/0"], coalesce(rule.cidr_block, rule.ipv6_cidr_block))
    ])
    error_message = "Nothing else may come in from anywhere."
  }

  assert {
    condition     = length(distinct([for rule in aws_network_acl_rule.this : "${rule.network_acl_id} ${rule.egress} ${rule.rule_number}"])) == length(aws_network_acl_rule.this)
    error_message = "Two rules of one ACL and direction must not share a number."
  }

  # https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-nacls
  assert {
    condition = alltrue([
      for key, numbers in { for rule in aws_network_acl_rule.this : "${rule.network_acl_id} ${rule.egress}" => rule.rule_number... } : length(numbers) <= 20
    ])
    error_message = "AWS allows 20 rules in each direction by default."
  }

  assert {
    condition = alltrue([
      for tier, associations in {
        public   = { for zone_id, association in aws_network_acl_association.public : association.subnet_id => association.network_acl_id }
        private  = { for zone_id, association in aws_network_acl_association.private : association.subnet_id => association.network_acl_id }
        database = { for zone_id, association in aws_network_acl_association.database : association.subnet_id => association.network_acl_id }
        } : associations == {
        for subnet in { public = aws_subnet.public, private = aws_subnet.private, database = aws_subnet.database }[tier] : subnet.id => aws_network_acl.this[tier].id
      }
    ])
    error_message = "Every subnet must have the network ACL of its tier."
  }
}
