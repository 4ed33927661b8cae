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

run "passes_the_private_subnets_on" {
  assert {
    condition     = output.private_subnet_ids == tomap({ use1-az1 = "subnet-private-1", use1-az2 = "subnet-private-2" })
    error_message = "The private subnets must come out as they went in."
  }

  # Whatever the egress: every zone has a NAT gateway to leave through, or none has.
  assert {
    condition     = length(setsubtract(values(output.private_egress_zone_ids), keys(output.public_ips))) == 0
    error_message = "Every way out must have a public address."
  }

  assert {
    condition     = contains([0, length(var.zones)], length(output.private_egress_zone_ids))
    error_message = "Every zone must have a way out, or none."
  }

  assert {
    condition     = (length(output.endpoint_ids) == 0) != (length(output.private_egress_zone_ids) == 0)
    error_message = "There must be NAT gateways or interface endpoints, not both, not neither."
  }
}

run "nat_zone_unknown" {
  command = plan
  variables {
    nat_zone_id = "use1-az6"
  }
  expect_failures = [var.nat_zone_id]
}

run "zone_of_another_region" {
  command = plan
  variables {
    zones                   = { use1-az2 = 1, use2-az1 = 0 }
    public_subnet_ids       = { use2-az1 = "subnet-public-1", use1-az2 = "subnet-public-2" }
    private_subnet_ids      = { use2-az1 = "subnet-private-1", use1-az2 = "subnet-private-2" }
    private_route_table_ids = { use2-az1 = "rtb-private-1", use1-az2 = "rtb-private-2" }
  }
  expect_failures = [var.zones]
}

run "public_subnet_too_many" {
  command = plan
  variables {
    public_subnet_ids = { use1-az1 = "subnet-public-1", use1-az2 = "subnet-public-2", use1-az3 = "subnet-public-3" }
  }
  expect_failures = [var.public_subnet_ids]
}

run "private_subnet_too_many" {
  command = plan
  variables {
    private_subnet_ids = { use1-az1 = "subnet-private-1", use1-az2 = "subnet-private-2", use1-az3 = "subnet-private-3" }
  }
  expect_failures = [var.private_subnet_ids]
}

run "private_route_table_too_many" {
  command = plan
  variables {
    private_route_table_ids = { use1-az1 = "rtb-private-1", use1-az2 = "rtb-private-2", use1-az3 = "rtb-private-3" }
  }
  expect_failures = [var.private_route_table_ids]
}
