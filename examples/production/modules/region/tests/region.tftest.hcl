# What the page hands from one module to the next. The modules' own tests prove what each makes of it.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition          = "aws"
      dns_suffix         = "amazonaws.com"
      reverse_dns_prefix = "com.amazonaws"
    }
  }
}

variables {
  name        = "springfield-carshare"
  environment = "test"
  region_code = "use1"
  cidr        = "10.20.0.0/16"
  zones       = { use1-az1 = 0, use1-az4 = 3 }

  protection = {
    force_destroy               = false
    deletion_protection         = true
    key_deletion_window_in_days = 30
  }

  trail_arns = []

  logging_bucket_names = []

  logs = {
    alb_retention_days    = 90
    access_retention_days = 90
    trail_retention_days  = 365
    storage_transitions   = []
    object_lock           = { mode = "GOVERNANCE", days = 1 }
  }

  flow_logs = {
    traffic_type             = "ALL"
    max_aggregation_interval = 600
    retention_days           = 90
  }

  session_manager = {
    idle_timeout_minutes = 20
    max_duration_minutes = 480
    log_retention_days   = 365
  }

  instance_environment = { DATABASE_PORT = "5432" }

  tags            = { application = "springfield-carshare" }
  certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-96ef-1234567890ab"

  alb = {
    health_check_path    = "/health"
    target_port          = 8080
    deregistration_delay = 60
    slow_start           = 60
    idle_timeout         = 60
  }

  asg = {
    instance_types      = ["t4g.small"]
    architecture        = "arm64"
    min_size            = 2
    max_size            = 6
    desired_size        = 2
    spot_percentage     = 0
    cpu_target          = 50
    requests_per_target = 1000
    root_volume_size    = 20
    ami_release         = "initial"
    log_retention_days  = 90
  }

  # A single NAT gateway needs its zone; the other choices ignore it.
  nat_zone_id = "use1-az4"

  autoscaling_service_linked_role_arn = "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_springfield-carshare-test"
}

run "every_zone_has_a_subnet_of_each_tier" {
  command = plan

  assert {
    condition     = toset(keys(output.public_subnet_ids)) == toset(keys(var.zones)) && toset(keys(output.private_subnet_ids)) == toset(keys(var.zones)) && toset(keys(output.database_subnet_ids)) == toset(keys(var.zones))
    error_message = "The zones must reach the VPC, and its subnets the outputs."
  }

  assert {
    condition     = alltrue([for zone_id in keys(output.nat_public_ips) : contains(keys(var.zones), zone_id)])
    error_message = "A NAT gateway must sit in one of the zones."
  }
}

run "names_carry_name_environment_account_and_region" {
  command = plan

  assert {
    condition     = output.logs_bucket_name == "springfield-carshare-test-logs-123456789012-use1" && output.alb_logs_bucket_name == "springfield-carshare-test-alb-123456789012-use1" && output.access_logs_bucket_name == "springfield-carshare-test-access-123456789012-use1"
    error_message = "Bucket names are global: name, environment, account and Region code must all be in them."
  }

  assert {
    condition     = output.session_log_group_name == "/springfield-carshare/test/session-manager"
    error_message = "The log group must lie under name and environment, as the keys' policies say."
  }
}

run "a_zone_of_another_region_is_refused" {
  command = plan

  variables {
    zones = { use1-az1 = 0, usw2-az2 = 1 }
  }

  expect_failures = [var.region_code]
}
