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
    condition = {
      for zone_id, subnet in aws_subnet.private : zone_id => [subnet.cidr_block, aws_subnet.public[zone_id].cidr_block, aws_subnet.database[zone_id].cidr_block]
      } == {
      use1-az1 = ["10.20.0.0/20", "10.20.16.0/22", "10.20.20.0/22"]
      use1-az2 = ["10.20.32.0/20", "10.20.48.0/22", "10.20.52.0/22"]
    }
    error_message = "Ranges are a contract: they follow from the zone's slot."
  }

  assert {
    condition     = alltrue([for tier in [aws_subnet.public, aws_subnet.private, aws_subnet.database] : alltrue([for zone_id, subnet in tier : subnet.availability_zone_id == zone_id])])
    error_message = "Every subnet must lie in the zone that its key names."
  }

  assert {
    condition     = alltrue([for tier in [aws_subnet.public, aws_subnet.private, aws_subnet.database] : alltrue([for subnet in tier : subnet.map_public_ip_on_launch == false])])
    error_message = "No subnet may hand out public addresses."
  }

  assert {
    condition     = aws_vpc.this.enable_dns_support && aws_vpc.this.enable_dns_hostnames
    error_message = "Private names of endpoints and mount targets need DNS support and hostnames."
  }

  assert {
    condition     = length(aws_default_security_group.this.ingress) == 0 && length(aws_default_security_group.this.egress) == 0
    error_message = "The default security group must have no rules."
  }
}

# The mock provider replaces nothing by itself, so what would replace a subnet is compared: its range.
run "a_zone_more_moves_nothing" {
  command = plan

  variables {
    zones = { use1-az1 = 0, use1-az2 = 1, use1-az3 = 2 }
  }

  assert {
    condition = {
      for zone_id, subnet in aws_subnet.private : zone_id => [subnet.cidr_block, aws_subnet.public[zone_id].cidr_block, aws_subnet.database[zone_id].cidr_block]
      } == {
      use1-az1 = ["10.20.0.0/20", "10.20.16.0/22", "10.20.20.0/22"]
      use1-az2 = ["10.20.32.0/20", "10.20.48.0/22", "10.20.52.0/22"]
      use1-az3 = ["10.20.64.0/20", "10.20.80.0/22", "10.20.84.0/22"]
    }
    error_message = "A zone more must leave the other zones' ranges alone."
  }

  assert {
    condition     = length(output.private_subnet_ids) == 3 && length(output.public_subnet_ids) == 3 && length(output.database_subnet_ids) == 3
    error_message = "The new zone must have a subnet in each tier."
  }
}

run "a_zone_that_sorts_first_moves_nothing" {
  command = plan

  variables {
    zones = { use1-az0 = 5, use1-az1 = 0, use1-az2 = 1, use1-az3 = 2 }
  }

  assert {
    condition = {
      for zone_id, subnet in aws_subnet.private : zone_id => [subnet.cidr_block, aws_subnet.public[zone_id].cidr_block, aws_subnet.database[zone_id].cidr_block]
      } == {
      use1-az0 = ["10.20.160.0/20", "10.20.176.0/22", "10.20.180.0/22"]
      use1-az1 = ["10.20.0.0/20", "10.20.16.0/22", "10.20.20.0/22"]
      use1-az2 = ["10.20.32.0/20", "10.20.48.0/22", "10.20.52.0/22"]
      use1-az3 = ["10.20.64.0/20", "10.20.80.0/22", "10.20.84.0/22"]
    }
    error_message = "A zone that sorts before the others must not move them."
  }
}

run "six_zones_in_the_smallest_range" {
  command = plan

  variables {
    cidr  = "10.20.8.0/21"
    zones = { use1-az1 = 0, use1-az2 = 1, use1-az3 = 2, use1-az4 = 3, use1-az5 = 4, use1-az6 = 5 }
  }

  # Two ranges overlap if the longer one's first address, cut to the shorter one's prefix length, is the shorter one's.
  assert {
    condition = alltrue([
      for pair in setproduct(
        flatten([for tier in [aws_subnet.public, aws_subnet.private, aws_subnet.database] : [for subnet in tier : subnet.cidr_block]]),
        flatten([for tier in [aws_subnet.public, aws_subnet.private, aws_subnet.database] : [for subnet in tier : subnet.cidr_block]]),
        ) : pair[0] == pair[1] || (
        cidrhost("${split("/", pair[0])[0]}/${min(split("/", pair[0])[1], split("/", pair[1])[1])}", 0)
        != cidrhost("${split("/", pair[1])[0]}/${min(split("/", pair[0])[1], split("/", pair[1])[1])}", 0)
      )
    ])
    error_message = "Subnets must not overlap."
  }

  assert {
    condition     = length(distinct(flatten([for tier in [aws_subnet.public, aws_subnet.private, aws_subnet.database] : [for subnet in tier : subnet.cidr_block]]))) == 18
    error_message = "Six zones of three tiers must be eighteen ranges."
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.public : tonumber(split("/", subnet.cidr_block)[1]) <= 27])
    error_message = "An Application Load Balancer needs /27 or more in each zone."
  }

  assert {
    condition = alltrue([
      for tier in [aws_subnet.public, aws_subnet.private, aws_subnet.database] : alltrue([
        for subnet in tier : cidrhost("${split("/", subnet.cidr_block)[0]}/21", 0) == "10.20.8.0"
      ])
    ])
    error_message = "Every subnet must lie in the VPC."
  }
}
