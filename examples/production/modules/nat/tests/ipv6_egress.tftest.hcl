mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws", reverse_dns_prefix = "com.amazonaws" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
}

variables {
  name                    = "carshare"
  environment             = "test"
  region_code             = "use1"
  vpc_id                  = "vpc-1"
  cidr_block              = "10.20.0.0/16"
  zones                   = { use1-az1 = 0, use1-az2 = 1 }
  nat_zone_id             = "use1-az2"
  public_subnet_ids       = { use1-az1 = "subnet-public-1", use1-az2 = "subnet-public-2" }
  private_subnet_ids      = { use1-az1 = "subnet-private-1", use1-az2 = "subnet-private-2" }
  private_route_table_ids = { use1-az1 = "rtb-private-1", use1-az2 = "rtb-private-2" }
}

run "two_zones" {
  assert {
    condition     = aws_egress_only_internet_gateway.this.vpc_id == "vpc-1"
    error_message = "The gateway must be the VPC's."
  }

  assert {
    condition     = toset([for route in aws_route.private_internet_ipv6 : route.route_table_id]) == toset(["rtb-private-1", "rtb-private-2"])
    error_message = "Every private route table must lead out."
  }

  assert {
    condition     = alltrue([for route in aws_route.private_internet_ipv6 : route.destination_ipv6_cidr_block == "::/0" && route.egress_only_gateway_id == aws_egress_only_internet_gateway.this.id])
    error_message = "IPv6 must leave through the egress-only gateway: nobody may call in."
  }
}
