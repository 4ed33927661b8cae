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
  zones       = { use1-az1 = 0, use1-az2 = 1, use1-az3 = 2 }
}

run "routes" {
  assert {
    condition     = alltrue([for zone_id, association in aws_route_table_association.public : association.route_table_id == aws_route_table.public.id && association.subnet_id == aws_subnet.public[zone_id].id])
    error_message = "Every public subnet must use the public route table."
  }

  assert {
    condition     = alltrue([for zone_id, association in aws_route_table_association.private : association.route_table_id == aws_route_table.private[zone_id].id && association.subnet_id == aws_subnet.private[zone_id].id])
    error_message = "Every private subnet must use the route table of its own zone."
  }

  assert {
    condition     = length(distinct([for table in aws_route_table.private : table.id])) == 3
    error_message = "Every zone must have a private route table of its own."
  }

  assert {
    condition     = alltrue([for zone_id, association in aws_route_table_association.database : association.route_table_id == aws_route_table.database.id && association.subnet_id == aws_subnet.database[zone_id].id])
    error_message = "Every database subnet must use the database route table."
  }

  assert {
    condition     = alltrue([for route in aws_route.public_internet : route.route_table_id == aws_route_table.public.id && route.gateway_id == aws_internet_gateway.this.id])
    error_message = "Only the public route table may lead to the internet gateway."
  }

  assert {
    condition     = contains([for route in aws_route.public_internet : route.destination_cidr_block], "0.0.0.0/0")
    error_message = "The public route table must lead to the whole internet."
  }

  assert {
    condition     = length(aws_route_table.database.route) == 0 && alltrue([for route in aws_route.public_internet : route.route_table_id != aws_route_table.database.id])
    error_message = "The database tier must have no way out."
  }

  assert {
    condition = alltrue([
      for association in concat(values(aws_vpc_endpoint_route_table_association.s3), values(aws_vpc_endpoint_route_table_association.dynamodb)) :
      contains([for table in aws_route_table.private : table.id], association.route_table_id)
    ])
    error_message = "Only the private tier may use the gateway endpoints."
  }

  assert {
    condition = alltrue([
      for associations in [aws_vpc_endpoint_route_table_association.s3, aws_vpc_endpoint_route_table_association.dynamodb] :
      toset([for association in associations : association.route_table_id]) == toset([for table in aws_route_table.private : table.id])
    ])
    error_message = "Every private route table must lead to both gateway endpoints."
  }

  assert {
    condition = alltrue([
      output.public_subnet_ids == { for zone_id, subnet in aws_subnet.public : zone_id => subnet.id },
      output.private_subnet_ids == { for zone_id, subnet in aws_subnet.private : zone_id => subnet.id },
      output.database_subnet_ids == { for zone_id, subnet in aws_subnet.database : zone_id => subnet.id },
    ])
    error_message = "Outputs must give each tier's own subnets."
  }
}
