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

run "two_zones" {
  assert {
    condition     = aws_vpc.this.assign_generated_ipv6_cidr_block && output.ipv6_cidr_block == "2001:db8:0:a00::/56"
    error_message = "The VPC must have an IPv6 range."
  }

  assert {
    condition     = output.internet_cidr_blocks == tomap({ ipv4 = "0.0.0.0/0", ipv6 = "::/0" }) && output.ip_address_type == "dualstack"
    error_message = "Others must learn of both IP versions."
  }

  assert {
    condition = {
      for zone_id, subnet in aws_subnet.private : zone_id => [subnet.ipv6_cidr_block, aws_subnet.public[zone_id].ipv6_cidr_block, aws_subnet.database[zone_id].ipv6_cidr_block]
      } == {
      use1-az1 = ["2001:db8:0:a00::/64", "2001:db8:0:a01::/64", "2001:db8:0:a02::/64"]
      use1-az2 = ["2001:db8:0:a10::/64", "2001:db8:0:a11::/64", "2001:db8:0:a12::/64"]
    }
    error_message = "IPv6 ranges are a contract: sixteen for each slot."
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.private : subnet.assign_ipv6_address_on_creation])
    error_message = "Instances must get IPv6 addresses."
  }

  assert {
    condition     = aws_route.public_internet["ipv6"].destination_ipv6_cidr_block == "::/0" && aws_route.public_internet["ipv6"].gateway_id == aws_internet_gateway.this.id
    error_message = "The public tier must reach the IPv6 internet."
  }

  assert {
    condition = alltrue([
      for key, rule in aws_network_acl_rule.this : alltrue([
        for attribute in ["network_acl_id", "egress", "rule_action", "from_port", "to_port"] :
        rule[attribute] == aws_network_acl_rule.this[replace(key, "-ipv4", "-ipv6")][attribute]
      ])
      if endswith(key, "-ipv4")
    ])
    error_message = "Every IPv4 rule must have its like for IPv6."
  }

  assert {
    condition = alltrue([
      for key, rule in aws_network_acl_rule.this : rule.ipv6_cidr_block == { "0.0.0.0/0" = "::/0", "10.20.0.0/16" = "2001:db8:0:a00::/56" }[aws_network_acl_rule.this[replace(key, "-ipv6", "-ipv4")].cidr_block]
      if endswith(key, "-ipv6")
    ])
    error_message = "Every IPv6 rule must speak of the same peers as its like."
  }

  assert {
    condition = alltrue([
      for tier in ["public", "private"] : anytrue([
        for rule in aws_network_acl_rule.this : alltrue([
          rule.network_acl_id == aws_network_acl.this[tier].id,
          rule.protocol == "58",
          rule.egress == false,
          rule.rule_action == "allow",
          rule.ipv6_cidr_block == "::/0",
          rule.icmp_type == 2,
          rule.icmp_code == 0,
        ])
      ])
    ])
    error_message = "ICMPv6 packet too big must come in from anywhere: path MTU discovery."
  }

  assert {
    condition = alltrue([
      for wanted in setproduct(["public", "private"], ["6", "17"]) : anytrue([
        for rule in aws_network_acl_rule.this : rule.network_acl_id == aws_network_acl.this[wanted[0]].id && rule.protocol == wanted[1] && rule.ipv6_cidr_block == "::/0" && rule.from_port == 1024 && rule.to_port == 65535 && !rule.egress
      ])
    ])
    error_message = "Answers over IPv6 must come in from anywhere."
  }
}

run "a_zone_more_moves_nothing" {
  variables {
    zones = { use1-az0 = 2, use1-az1 = 0, use1-az2 = 1 }
  }

  assert {
    condition = { for zone_id, subnet in aws_subnet.private : zone_id => subnet.ipv6_cidr_block } == {
      use1-az0 = "2001:db8:0:a20::/64"
      use1-az1 = "2001:db8:0:a00::/64"
      use1-az2 = "2001:db8:0:a10::/64"
    }
    error_message = "A zone more must leave the other zones' IPv6 ranges alone."
  }
}
