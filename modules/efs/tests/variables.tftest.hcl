# What every option refuses: a variable is judged before the file system is.

mock_provider "aws" {}

variables {
  name                  = "carshare"
  environment           = "test"
  storage_key_arn       = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
  transition_to_ia_days = 30
}

run "infrequent_access_by_the_days_of_efs" {
  command = plan

  variables {
    transition_to_ia_days = 31
  }

  expect_failures = [var.transition_to_ia_days]
}

run "archive_by_the_days_of_efs" {
  command = plan

  variables {
    transition_to_archive_days = 366
  }

  expect_failures = [var.transition_to_archive_days]
}

run "archive_after_infrequent_access" {
  command = plan

  variables {
    transition_to_archive_days = 30
  }

  expect_failures = [var.transition_to_archive_days]
}

run "throughput_has_a_lower_bound" {
  command = plan

  variables {
    provisioned_throughput_in_mibps = 0.5
  }

  expect_failures = [var.provisioned_throughput_in_mibps]
}

run "throughput_has_an_upper_bound" {
  command = plan

  variables {
    provisioned_throughput_in_mibps = 3415
  }

  expect_failures = [var.provisioned_throughput_in_mibps]
}
