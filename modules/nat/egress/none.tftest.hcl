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
    condition     = output.public_ips == {} && output.private_egress_zone_ids == {}
    error_message = "There must be no public address and no way out."
  }

  assert {
    condition     = { for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.service_name } == { ec2 = "com.amazonaws.us-east-1.ec2", monitoring = "com.amazonaws.us-east-1.monitoring", secretsmanager = "com.amazonaws.us-east-1.secretsmanager", sts = "com.amazonaws.us-east-1.sts" }
    error_message = "EC2, CloudWatch metrics, Secrets Manager and STS must have interface endpoints."
  }

  assert {
    condition     = output.endpoint_ids == { for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.id }
    error_message = "The output must give every endpoint."
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.interface : endpoint.vpc_endpoint_type == "Interface" && endpoint.private_dns_enabled && endpoint.security_group_ids == toset([aws_security_group.endpoints.id])])
    error_message = "Endpoints must answer to the services' own names, behind their own security group."
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.interface : endpoint.subnet_ids == toset(["subnet-private-1", "subnet-private-2"])])
    error_message = "Every endpoint must be in the private subnet of every zone."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.endpoints_https.cidr_ipv4 == "10.20.0.0/16" && aws_vpc_security_group_ingress_rule.endpoints_https.from_port == 443 && aws_vpc_security_group_ingress_rule.endpoints_https.to_port == 443 && aws_vpc_security_group_ingress_rule.endpoints_https.security_group_id == aws_security_group.endpoints.id
    error_message = "Endpoints must be open to HTTPS from the VPC, and to nothing else."
  }

  assert {
    condition = alltrue(flatten([
      for document in [data.aws_iam_policy_document.ec2, data.aws_iam_policy_document.monitoring, data.aws_iam_policy_document.secretsmanager, data.aws_iam_policy_document.sts] : [
        for statement in document.statement : contains([
          for condition in statement.condition : "${condition.test} ${condition.variable} ${join(",", condition.values)}"
        ], "StringEquals aws:PrincipalAccount 123456789012")
      ]
    ]))
    error_message = "Endpoint policies must be confined to this account's principals."
  }

  assert {
    condition = alltrue([
      for statement in data.aws_iam_policy_document.sts.statement : statement.resources == toset(["arn:aws:iam::123456789012:role/*"])
      if contains(statement.actions, "sts:AssumeRole")
    ])
    error_message = "Only this account's roles may be assumed."
  }

  assert {
    condition = alltrue(flatten([
      for document in [data.aws_iam_policy_document.ec2, data.aws_iam_policy_document.monitoring, data.aws_iam_policy_document.secretsmanager, data.aws_iam_policy_document.sts] : [
        for statement in document.statement : [for action in statement.actions : !strcontains(action, "*")]
      ]
    ]))
    error_message = "Actions must be named, not matched."
  }
}

run "secrets_of_the_account" {
  command = plan

  assert {
    condition     = one([for statement in data.aws_iam_policy_document.secretsmanager.statement : one(statement.resources)]) == "arn:aws:secretsmanager:us-east-1:123456789012:secret:*"
    error_message = "Secrets Manager's endpoint must lead to this account's secrets of this Region only."
  }

  assert {
    condition     = one([for statement in data.aws_iam_policy_document.secretsmanager.statement : statement.actions]) == toset(["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"])
    error_message = "Secrets may be read, and nothing else."
  }
}

run "a_zone_more_replaces_nothing" {
  variables {
    zones                   = { use1-az1 = 0, use1-az2 = 1, use1-az3 = 2 }
    public_subnet_ids       = { use1-az1 = "subnet-public-1", use1-az2 = "subnet-public-2", use1-az3 = "subnet-public-3" }
    private_subnet_ids      = { use1-az1 = "subnet-private-1", use1-az2 = "subnet-private-2", use1-az3 = "subnet-private-3" }
    private_route_table_ids = { use1-az1 = "rtb-private-1", use1-az2 = "rtb-private-2", use1-az3 = "rtb-private-3" }
  }

  assert {
    condition     = output.endpoint_ids == run.two_zones.endpoint_ids && alltrue([for endpoint in aws_vpc_endpoint.interface : length(endpoint.subnet_ids) == 3])
    error_message = "A zone more must join the endpoints that are there."
  }
}

run "china" {
  command = plan

  override_data {
    target = data.aws_partition.current
    values = { partition = "aws-cn", reverse_dns_prefix = "cn.com.amazonaws" }
  }

  override_data {
    target = data.aws_region.current
    values = { id = "cn-north-1" }
  }

  assert {
    condition = { for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.service_name } == {
      ec2            = "cn.com.amazonaws.cn-north-1.ec2"
      monitoring     = "cn.com.amazonaws.cn-north-1.monitoring"
      secretsmanager = "com.amazonaws.cn-north-1.secretsmanager"
      sts            = "cn.com.amazonaws.cn-north-1.sts"
    }
    error_message = "In China these services' names begin with cn.com.amazonaws, but for Secrets Manager's."
  }
}

run "no_alarms" {
  assert {
    condition     = length(output.alarms) == 0
    error_message = "Without a NAT gateway there are no ports to run out of."
  }
}
