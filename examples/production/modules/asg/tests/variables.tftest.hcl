# What the variables refuse, with made-up values for all that AWS would say.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition  = "aws"
      dns_suffix = "amazonaws.com"
    }
  }

  mock_data "aws_region" {
    defaults = {
      id = "us-east-1"
    }
  }

  mock_data "aws_ssm_parameter" {
    defaults = {
      insecure_value = "ami-01111111111111111"
    }
  }

  mock_resource "aws_launch_template" {
    defaults = {
      id             = "lt-0123456789abcdef0"
      latest_version = 7
    }
  }

  mock_resource "aws_iam_policy" {
    defaults = {
      arn = "arn:aws:iam::123456789012:policy/springfield-carshare-prod-cloudwatch-agent-use1"
    }
  }

  # The mock has text of its own that is not JSON, and policies must be.
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}

variables {
  name                    = "springfield-carshare"
  environment             = "prod"
  region_code             = "use1"
  tags                    = { application = "springfield-carshare", cost_center = "4711" }
  vpc_id                  = "vpc-0123456789abcdef0"
  private_subnet_ids      = { use1-az1 = "subnet-01111111111111111", use1-az2 = "subnet-02222222222222222" }
  internet_cidr_blocks    = { ipv4 = "0.0.0.0/0", ipv6 = "::/0" }
  alb_security_group_id   = "sg-0aaaaaaaaaaaaaaaa"
  alb_arn_suffix          = "app/springfield-carshare-prod/0123456789abcdef"
  target_group_arn        = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/app-1/fedcba9876543210"
  target_group_arn_suffix = "targetgroup/app-1/fedcba9876543210"
  target_port             = 8080
  health_check_path       = "/health"
  instance_role_name      = "springfield-carshare-prod-instance-use1"
  instance_profile_name   = "springfield-carshare-prod-instance-use1"
  service_linked_role_arn = "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_springfield-carshare-prod"
  storage_key_arn         = "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333"
  logs_key_arn            = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
  instance_types          = ["t4g.small", "m7g.medium", "c7g.medium"]
  architecture            = "arm64"
  min_size                = 2
  max_size                = 6
  desired_size            = 3
  spot_percentage         = 25
  cpu_target              = 50
  requests_per_target     = 1000
  root_volume_size        = 20
  ami_release             = "initial"
  log_retention_days      = 90
}
run "one_zone" {
  command = plan

  variables {
    private_subnet_ids = { use1-az1 = "subnet-01111111111111111" }
  }

  expect_failures = [var.private_subnet_ids]
}

run "unknown_family" {
  command = plan

  variables {
    internet_cidr_blocks = { ipv5 = "0.0.0.0/0" }
  }

  expect_failures = [var.internet_cidr_blocks]
}

run "too_many_tags" {
  command = plan

  variables {
    tags = { for i in range(50) : "tag-${i}" => "value" }
  }

  expect_failures = [var.tags]
}

run "privileged_port" {
  command = plan

  variables {
    target_port = 1023
  }

  expect_failures = [var.target_port]
}

run "no_such_port" {
  command = plan

  variables {
    target_port = 65536
  }

  expect_failures = [var.target_port]
}

run "path_without_slash" {
  command = plan

  variables {
    health_check_path = "health"
  }

  expect_failures = [var.health_check_path]
}

run "path_with_meaning" {
  command = plan

  variables {
    health_check_path = "/health;"
  }

  expect_failures = [var.health_check_path]
}

run "path_with_variable" {
  command = plan

  variables {
    health_check_path = "/$uri"
  }

  expect_failures = [var.health_check_path]
}

run "no_type" {
  command = plan

  variables {
    instance_types = []
  }

  expect_failures = [var.instance_types]
}

run "too_many_types" {
  command = plan

  variables {
    instance_types = [for i in range(41) : "t4g.${i}"]
  }

  expect_failures = [var.instance_types]
}

run "type_twice" {
  command = plan

  variables {
    instance_types = ["t4g.small", "t4g.small"]
  }

  expect_failures = [var.instance_types]
}

run "unknown_architecture" {
  command = plan

  variables {
    architecture = "i386"
  }

  expect_failures = [var.architecture]
}

run "none_at_least" {
  command = plan

  variables {
    min_size = 0
  }

  expect_failures = [var.min_size]
}

run "most_below_fewest" {
  command = plan

  variables {
    min_size     = 4
    desired_size = 4
    max_size     = 3
  }

  expect_failures = [var.max_size]
}

run "desired_below" {
  command = plan

  variables {
    desired_size = 1
  }

  expect_failures = [var.desired_size]
}

run "desired_above" {
  command = plan

  variables {
    desired_size = 7
  }

  expect_failures = [var.desired_size]
}

run "bounds_above" {
  command = plan

  variables {
    spot_percentage    = 101
    cpu_target         = 91
    root_volume_size   = 16385
    log_retention_days = 42
  }

  expect_failures = [var.spot_percentage, var.cpu_target, var.root_volume_size, var.log_retention_days]
}

run "bounds_below" {
  command = plan

  variables {
    spot_percentage     = -1
    cpu_target          = 9
    root_volume_size    = 7
    requests_per_target = 0
  }

  expect_failures = [var.spot_percentage, var.cpu_target, var.root_volume_size, var.requests_per_target]
}

run "bad_release" {
  command = plan

  variables {
    ami_release = "2026 11"
  }

  expect_failures = [var.ami_release]
}

run "bad_environment_key" {
  command = plan

  variables {
    instance_environment = { efs-id = "fs-0123456789abcdef0" }
  }

  expect_failures = [var.instance_environment]
}

run "taken_environment_key" {
  command = plan

  variables {
    instance_environment = { LOG_GROUP = "/elsewhere" }
  }

  expect_failures = [var.instance_environment]
}

run "bad_environment_value" {
  command = plan

  variables {
    instance_environment = { COMMAND = "$(reboot)" }
  }

  expect_failures = [var.instance_environment]
}
