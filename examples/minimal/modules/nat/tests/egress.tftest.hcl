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
  variables {
    nat_zone_id = null
  }

  assert {
    condition     = alltrue([for zone_id, gateway in aws_nat_gateway.this : gateway.subnet_id == var.public_subnet_ids[zone_id] && gateway.allocation_id == aws_eip.this[zone_id].id]) && toset(keys(aws_nat_gateway.this)) == toset(keys(var.zones))
    error_message = "Every zone must have a NAT gateway in its own public subnet, with an address of its own."
  }

  assert {
    condition     = { for zone_id, route in aws_route.private_internet : route.route_table_id => route.nat_gateway_id } == { for zone_id, table in var.private_route_table_ids : table => aws_nat_gateway.this[zone_id].id }
    error_message = "Every private subnet must leave through the NAT gateway of its own zone."
  }

  assert {
    condition     = alltrue([for route in aws_route.private_internet : route.destination_cidr_block == "0.0.0.0/0"])
    error_message = "The way out must lead to the whole internet."
  }

  assert {
    condition     = output.private_egress_zone_ids == { use1-az1 = "use1-az1", use1-az2 = "use1-az2" }
    error_message = "The output must say that every zone leaves through itself."
  }

  assert {
    condition     = output.public_ips == { for zone_id, address in aws_eip.this : zone_id => address.public_ip }
    error_message = "The output must give every zone's address."
  }
}

run "a_zone_more_replaces_nothing" {
  variables {
    nat_zone_id             = null
    zones                   = { use1-az1 = 0, use1-az2 = 1, use1-az3 = 2 }
    public_subnet_ids       = { use1-az1 = "subnet-public-1", use1-az2 = "subnet-public-2", use1-az3 = "subnet-public-3" }
    private_subnet_ids      = { use1-az1 = "subnet-private-1", use1-az2 = "subnet-private-2", use1-az3 = "subnet-private-3" }
    private_route_table_ids = { use1-az1 = "rtb-private-1", use1-az2 = "rtb-private-2", use1-az3 = "rtb-private-3" }
  }

  assert {
    condition     = alltrue([for zone_id, address in run.two_zones.public_ips : output.public_ips[zone_id] == address]) && length(output.public_ips) == 3
    error_message = "A zone more must leave the other zones' addresses alone: others may have put them on a list."
  }
}

run "alarms" {
  variables {
    nat_zone_id = null
  }

  assert {
    condition     = { for key, alarm in output.alarms : key => alarm.metrics } == { for zone_id in ["use1-az1", "use1-az2"] : "nat-port-allocation-${zone_id}" => { errors = { namespace = "AWS/NATGateway", metric_name = "ErrorPortAllocation", dimensions = { NatGatewayId = aws_nat_gateway.this[zone_id].id }, stat = "Sum", period = 60 } } }
    error_message = "Each NAT gateway must be watched, under its zone's key."
  }

  assert {
    condition     = alltrue([for alarm in output.alarms : [alarm.comparison, alarm.threshold, alarm.evaluation_periods, alarm.datapoints_to_alarm, alarm.treat_missing_data, alarm.expression] == ["GreaterThanOrEqualToThreshold", 1, 5, 3, "notBreaching", null]])
    error_message = "Three minutes of five with a refused connection must be an alarm."
  }

  assert {
    condition     = alltrue([for key, alarm in output.alarms : strcontains(alarm.description, trimprefix(key, "nat-port-allocation-"))])
    error_message = "Each alarm must name its zone."
  }

  assert {
    condition     = alltrue([for alarm in output.alarms : strcontains(alarm.description, "First: ") && length(alarm.description) <= 1024 && can(regex("^[ -~]+$", "${alarm.title}${alarm.description}"))])
    error_message = "Each alarm must say in ASCII, and briefly, what to do first."
  }
}
