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

run "no_ipv6" {
  assert {
    condition     = local.ipv6_egress_ids == {}
    error_message = "There must be no way out for IPv6."
  }
}
