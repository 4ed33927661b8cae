# Runs without an account and without a network: `terraform test`.

mock_provider "aws" {
  alias  = "eu_west_1"
  source = "./tests/mocks"

  mock_data "aws_region" {
    defaults = {
      id = "eu-west-1"
    }
  }
}

mock_provider "aws" {
  alias  = "us_east_1"
  source = "./tests/mocks"

  mock_data "aws_region" {
    defaults = {
      id = "us-east-1"
    }
  }
}

mock_provider "aws" {
  alias  = "us_west_2"
  source = "./tests/mocks"

  mock_data "aws_region" {
    defaults = {
      id = "us-west-2"
    }
  }
}

# Not mocked: Terraform's mocks know no ephemeral resources. A plan asks AWS nothing by it.
provider "aws" {
  alias                       = "secrets_eu_west_1"
  region                      = "eu-west-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# Not mocked: Terraform's mocks know no ephemeral resources. A plan asks AWS nothing by it.
provider "aws" {
  alias                       = "secrets_us_east_1"
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# Not mocked: Terraform's mocks know no ephemeral resources. A plan asks AWS nothing by it.
provider "aws" {
  alias                       = "secrets_us_west_2"
  region                      = "us-west-2"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
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
    condition     = toset(keys(output.eu_west_1.private_subnet_ids)) == toset(keys(var.regions["eu-west-1"].zones))
    error_message = "Each zone of eu-west-1 needs a private subnet."
  }

  assert {
    condition     = toset(keys(output.eu_west_1.public_subnet_ids)) == toset(keys(var.regions["eu-west-1"].zones))
    error_message = "Each zone of eu-west-1 needs a public subnet."
  }

  assert {
    condition     = toset(keys(output.eu_west_1.database_subnet_ids)) == toset(keys(var.regions["eu-west-1"].zones))
    error_message = "Each zone of eu-west-1 needs a database subnet."
  }

  assert {
    condition     = length(output.eu_west_1.access_logs_bucket_name) <= 63
    error_message = "S3 takes bucket names of up to 63 characters: shorten name or environment."
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

  assert {
    condition     = toset(keys(output.us_west_2.private_subnet_ids)) == toset(keys(var.regions["us-west-2"].zones))
    error_message = "Each zone of us-west-2 needs a private subnet."
  }

  assert {
    condition     = toset(keys(output.us_west_2.public_subnet_ids)) == toset(keys(var.regions["us-west-2"].zones))
    error_message = "Each zone of us-west-2 needs a public subnet."
  }

  assert {
    condition     = toset(keys(output.us_west_2.database_subnet_ids)) == toset(keys(var.regions["us-west-2"].zones))
    error_message = "Each zone of us-west-2 needs a database subnet."
  }

  assert {
    condition     = length(output.us_west_2.access_logs_bucket_name) <= 63
    error_message = "S3 takes bucket names of up to 63 characters: shorten name or environment."
  }
}
