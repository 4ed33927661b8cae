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

run "ipv4_only" {
  assert {
    condition     = aws_vpc.this.assign_generated_ipv6_cidr_block == false && output.ipv6_cidr_block == null
    error_message = "The VPC must have no IPv6 range."
  }

  assert {
    condition     = output.internet_cidr_blocks == tomap({ ipv4 = "0.0.0.0/0" }) && output.ip_address_type == "ipv4"
    error_message = "Others must learn that there is only IPv4."
  }

  assert {
    condition     = alltrue([for tier in [aws_subnet.public, aws_subnet.private, aws_subnet.database] : alltrue([for subnet in tier : subnet.assign_ipv6_address_on_creation != true])])
    error_message = "No subnet may hand out IPv6 addresses."
  }

  assert {
    condition     = alltrue([for rule in aws_network_acl_rule.this : rule.ipv6_cidr_block == null]) && toset(keys(aws_route.public_internet)) == toset(["ipv4"])
    error_message = "There must be no IPv6 rule and no IPv6 route."
  }
}
