# What each variable refuses.

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

  mock_data "aws_region" {
    defaults = {
      id = "eu-central-1"
    }
  }

  mock_resource "aws_kms_key" {
    defaults = {
      arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-1111-1111-1111-111111111111"
    }
  }

  # The mock's own text is not JSON, and a policy must be.
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}


variables {
  name                        = "springfield-carshare"
  environment                 = "prod"
  region_code                 = "euc1"
  logs_bucket_name            = "springfield-carshare-prod-logs-123456789012-euc1"
  alb_logs_bucket_name        = "springfield-carshare-prod-alb-123456789012-euc1"
  access_logs_bucket_name     = "springfield-carshare-prod-access-123456789012-euc1"
  bytes_scanned_cutoff        = 10737418240
  results_retention_days      = 30
  force_destroy               = false
  key_deletion_window_in_days = 30
}

run "least" {
  command = plan

  variables {
    bytes_scanned_cutoff        = 10000000
    results_retention_days      = 1
    key_deletion_window_in_days = 7
  }

  assert {
    condition     = one(aws_athena_workgroup.this.configuration).bytes_scanned_cutoff_per_query == 10000000 && aws_kms_key.results.deletion_window_in_days == 7
    error_message = "The lower bounds are allowed."
  }
}

run "cutoff" {
  command = plan

  variables {
    bytes_scanned_cutoff = 9999999
  }

  expect_failures = [var.bytes_scanned_cutoff]
}

run "cutoff_whole" {
  command = plan

  variables {
    bytes_scanned_cutoff = 10000000.5
  }

  expect_failures = [var.bytes_scanned_cutoff]
}

run "retention" {
  command = plan

  variables {
    results_retention_days = 0
  }

  expect_failures = [var.results_retention_days]
}

run "retention_whole" {
  command = plan

  variables {
    results_retention_days = 1.5
  }

  expect_failures = [var.results_retention_days]
}

run "window_short" {
  command = plan

  variables {
    key_deletion_window_in_days = 6
  }

  expect_failures = [var.key_deletion_window_in_days]
}

run "window_long" {
  command = plan

  variables {
    key_deletion_window_in_days = 31
  }

  expect_failures = [var.key_deletion_window_in_days]
}

run "window_whole" {
  command = plan

  variables {
    key_deletion_window_in_days = 7.5
  }

  expect_failures = [var.key_deletion_window_in_days]
}
