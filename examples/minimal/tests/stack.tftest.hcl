# Runs without an account and without a network: `terraform test`.

mock_provider "aws" {
  alias  = "us_east_1"
  source = "./tests/mocks"

  mock_data "aws_region" {
    defaults = {
      id = "us-east-1"
    }
  }
}

run "every_region_is_planned" {
  command = plan

  assert {
    condition     = output.primary_region == "us-east-1"
    error_message = "What exists once a tree belongs to us-east-1."
  }

  assert {
    condition     = aws_iam_service_linked_role.autoscaling.custom_suffix == "${var.name}-${var.environment}"
    error_message = "The Auto Scaling service-linked role must be the tree's own."
  }

  assert {
    condition     = length(aws_iam_service_linked_role.autoscaling.custom_suffix) <= 35
    error_message = "A service-linked role's name takes 64 characters; AWSServiceRoleForAutoScaling_ takes 29 of them."
  }

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
  assert {
    condition     = length(var.name) + length("-") + length(var.environment) <= 32
    error_message = "A load balancer's name takes 32 characters: shorten name or environment."
  }

  assert {
    condition     = toset(keys(output.us_east_1.private_subnet_ids)) == toset(keys(var.regions["us-east-1"].zones))
    error_message = "Each zone of us-east-1 needs a private subnet."
  }

  assert {
    condition     = toset(keys(output.us_east_1.public_subnet_ids)) == toset(keys(var.regions["us-east-1"].zones))
    error_message = "Each zone of us-east-1 needs a public subnet."
  }

  assert {
    condition     = toset(keys(output.us_east_1.database_subnet_ids)) == toset(keys(var.regions["us-east-1"].zones))
    error_message = "Each zone of us-east-1 needs a database subnet."
  }

  assert {
    condition     = length(output.us_east_1.access_logs_bucket_name) <= 63
    error_message = "S3 takes bucket names of up to 63 characters: shorten name or environment."
  }
}
