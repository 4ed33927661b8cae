# What the variables of storage, trail and lock take, and what they refuse.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition = "aws"
    }
  }

  # The mock's own text is not JSON, and a bucket's policy must be.
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}

variables {
  name                       = "springfield-carshare"
  environment                = "prod"
  region_code                = "use1"
  logs_key_arn               = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
  force_destroy              = true
  flow_log_retention_days    = 500
  alb_log_retention_days     = 500
  session_log_retention_days = 500
  trail_log_retention_days   = 500
}

run "expiry_at_a_transition" {
  command = plan

  variables {
    flow_log_retention_days    = 90
    session_log_retention_days = 90
    alb_log_retention_days     = 90
    trail_log_retention_days   = 90
    storage_transitions        = [{ days = 90, storage_class = "GLACIER_IR" }]
  }

  expect_failures = [var.flow_log_retention_days, var.session_log_retention_days, var.alb_log_retention_days, var.trail_log_retention_days]
}

run "class_that_must_be_restored" {
  command = plan

  variables {
    storage_transitions = [{ days = 90, storage_class = "DEEP_ARCHIVE" }]
  }

  expect_failures = [var.storage_transitions]
}

run "class_twice" {
  command = plan

  variables {
    storage_transitions = [{ days = 40, storage_class = "STANDARD_IA" }, { days = 50, storage_class = "STANDARD_IA" }]
  }

  expect_failures = [var.storage_transitions]
}

run "infrequent_access_too_soon" {
  command = plan

  variables {
    storage_transitions = [{ days = 29, storage_class = "STANDARD_IA" }]
  }

  expect_failures = [var.storage_transitions]
}

run "archive_at_once" {
  command = plan

  variables {
    storage_transitions = [{ days = 0, storage_class = "GLACIER_IR" }]
  }

  expect_failures = [var.storage_transitions]
}

run "half_a_day" {
  command = plan

  variables {
    storage_transitions = [{ days = 30.5, storage_class = "STANDARD_IA" }]
  }

  expect_failures = [var.storage_transitions]
}

run "archive_too_soon_after_infrequent_access" {
  command = plan

  variables {
    storage_transitions = [{ days = 30, storage_class = "STANDARD_IA" }, { days = 59, storage_class = "GLACIER_IR" }]
  }

  expect_failures = [var.storage_transitions]
}

run "trail_by_its_name" {
  command = plan

  variables {
    trail_arns = ["springfield-carshare-prod-use1"]
  }

  expect_failures = [var.trail_arns]
}

run "any_trail" {
  command = plan

  variables {
    trail_arns = ["arn:aws:cloudtrail:us-east-1:123456789012:trail/*"]
  }

  expect_failures = [var.trail_arns]
}

run "no_trail_at_all" {
  command = plan

  variables {
    trail_arns = ["arn:aws:s3:::springfield"]
  }

  expect_failures = [var.trail_arns]
}

run "a_logging_bucket_with_a_star" {
  command = plan

  variables {
    logging_bucket_names = ["springfield-*"]
  }

  expect_failures = [var.logging_bucket_names]
}

run "unknown_mode" {
  command = plan

  variables {
    object_lock = { mode = "governance", days = 30 }
  }

  expect_failures = [var.object_lock]
}

run "lock_of_no_day" {
  command = plan

  variables {
    object_lock = { mode = "GOVERNANCE", days = 0 }
  }

  expect_failures = [var.object_lock]
}

run "lock_of_half_a_day" {
  command = plan

  variables {
    object_lock = { mode = "GOVERNANCE", days = 1.5 }
  }

  expect_failures = [var.object_lock]
}

run "lock_too_long" {
  command = plan

  variables {
    object_lock = { mode = "COMPLIANCE", days = 36501 }
  }

  expect_failures = [var.object_lock]
}

run "bounds" {
  command = plan

  variables {
    flow_log_retention_days = 61
    storage_transitions     = [{ days = 60, storage_class = "GLACIER_IR" }, { days = 30, storage_class = "STANDARD_IA" }]
    object_lock             = { mode = "COMPLIANCE", days = 36500 }
  }

  assert {
    condition     = length([for rule in aws_s3_bucket_lifecycle_configuration.logs.rule : rule if length(rule.transition) == 2]) == 3
    error_message = "The bounds themselves are taken, in any order."
  }
}
