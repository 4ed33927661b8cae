mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws-cn" }
  }
  mock_data "aws_region" {
    defaults = { id = "cn-north-1" }
  }
  mock_resource "aws_vpc" {
    defaults = { ipv6_cidr_block = "2001:db8:0:a00::/56" }
  }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "cnn1"
  cidr        = "10.20.0.0/16"
  zones       = { cnn1-az1 = 0, cnn1-az2 = 1 }
}

run "policies" {
  command = plan

  assert {
    condition     = aws_vpc_endpoint.s3.service_name == "com.amazonaws.cn-north-1.s3" && aws_vpc_endpoint.dynamodb.service_name == "com.amazonaws.cn-north-1.dynamodb"
    error_message = "Gateway endpoints' service names begin with com.amazonaws in every partition."
  }

  assert {
    condition     = aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway" && aws_vpc_endpoint.dynamodb.vpc_endpoint_type == "Gateway"
    error_message = "Both endpoints must be gateways."
  }

  assert {
    condition = alltrue([
      for statement in concat(data.aws_iam_policy_document.s3.statement, data.aws_iam_policy_document.dynamodb.statement) :
      alltrue([for resource in statement.resources : startswith(resource, "arn:aws-cn:")])
    ])
    error_message = "Every ARN must be of the region's own partition."
  }

  # Whoever may write must be of this account, and so must what is written to.
  assert {
    condition = alltrue([
      for statement in data.aws_iam_policy_document.s3.statement : alltrue([
        for variable in ["aws:PrincipalAccount", "aws:ResourceAccount"] : contains([
          for condition in statement.condition : "${condition.test} ${condition.variable} ${join(",", condition.values)}"
        ], "StringEquals ${variable} 123456789012")
      ])
      if statement.actions != toset(["s3:GetObject"])
    ])
    error_message = "All but reads of packages must stay in this account."
  }

  assert {
    condition     = length([for statement in data.aws_iam_policy_document.s3.statement : statement if length(statement.condition) == 0]) == 1
    error_message = "Exactly one statement is for everyone: reads of packages, which are not signed."
  }

  assert {
    condition = alltrue([
      for statement in data.aws_iam_policy_document.s3.statement : alltrue([
        for resource in statement.resources : strcontains(resource, "cn-north-1") || resource == "arn:aws-cn:s3:::amazoncloudwatch-agent/*"
      ])
      if length(statement.condition) == 0
    ])
    error_message = "Package buckets must be this region's."
  }

  assert {
    condition = length(setsubtract(
      [
        "arn:aws-cn:s3:::al2023-repos-cn-north-1-de612dc2/*",
        "arn:aws-cn:s3:::amazon-ssm-cn-north-1/*",
        "arn:aws-cn:s3:::amazoncloudwatch-agent-cn-north-1/*",
        "arn:aws-cn:s3:::aws-codedeploy-cn-north-1/*",
        "arn:aws-cn:s3:::aws-patch-manager-cn-north-1-*/*",
        "arn:aws-cn:s3:::aws-ssm-cn-north-1/*",
        "arn:aws-cn:s3:::aws-ssm-document-attachments-cn-north-1/*",
        "arn:aws-cn:s3:::patch-baseline-snapshot-cn-north-1/*",
      ],
      flatten([for statement in data.aws_iam_policy_document.s3.statement : statement.resources if length(statement.condition) == 0]),
    )) == 0
    error_message = "The operating system's and the agents' buckets must be admitted, or instances cannot update."
  }

  assert {
    condition = alltrue([
      for statement in data.aws_iam_policy_document.dynamodb.statement :
      statement.resources == toset(["arn:aws-cn:dynamodb:cn-north-1:123456789012:table/*"]) && anytrue([for condition in statement.condition : condition.variable == "aws:PrincipalAccount" && contains(condition.values, "123456789012")])
    ])
    error_message = "DynamoDB must be confined to this account's tables and principals."
  }

  assert {
    condition = alltrue([
      for statement in concat(data.aws_iam_policy_document.s3.statement, data.aws_iam_policy_document.dynamodb.statement) :
      alltrue([for action in statement.actions : !strcontains(action, "*")])
    ])
    error_message = "Actions must be named, not matched."
  }
}
