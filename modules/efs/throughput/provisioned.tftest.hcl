mock_provider "aws" {}

variables {
  name                  = "carshare"
  environment           = "test"
  storage_key_arn       = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
  transition_to_ia_days = 30

  provisioned_throughput_in_mibps = 100
}

run "file_system" {
  assert {
    condition     = aws_efs_file_system.this.encrypted && aws_efs_file_system.this.kms_key_id == var.storage_key_arn
    error_message = "The file system must be encrypted under the storage key."
  }

  assert {
    condition     = aws_efs_file_system.this.performance_mode == "generalPurpose"
    error_message = "The file system must be of general purpose."
  }

  assert {
    condition     = aws_efs_file_system.this.tags == tomap({ Name = "carshare-test", backup = "carshare-test" })
    error_message = "The file system must carry its name, and the tag by which AWS Backup finds it."
  }

  assert {
    condition     = aws_efs_backup_policy.this.file_system_id == aws_efs_file_system.this.id && [for policy in aws_efs_backup_policy.this.backup_policy : policy.status] == ["ENABLED"]
    error_message = "The file system must be backed up by itself."
  }

  assert {
    condition     = output.file_system_id == aws_efs_file_system.this.id && output.file_system_arn == aws_efs_file_system.this.arn
    error_message = "The outputs must be the file system's."
  }
}

run "first_transition" {
  variables {
    transition_to_ia_days = 1
  }

  assert {
    condition     = aws_efs_file_system.this.lifecycle_policy[0].transition_to_ia == "AFTER_1_DAY"
    error_message = "One day is spelled in the singular."
  }
}

run "provisioned" {
  assert {
    condition     = aws_efs_file_system.this.throughput_mode == "provisioned" && aws_efs_file_system.this.provisioned_throughput_in_mibps == 100
    error_message = "Throughput must be what is stated."
  }

  assert {
    condition     = [for policy in aws_efs_file_system.this.lifecycle_policy : "${coalesce(policy.transition_to_ia, "never")} ${coalesce(policy.transition_to_archive, "never")}"] == ["AFTER_30_DAYS never"]
    error_message = "Files must move to infrequent access, and no further: the archive asks for elastic throughput."
  }
}

run "no_archive" {
  command = plan

  variables {
    transition_to_archive_days = 90
  }

  expect_failures = [aws_efs_file_system.this]
}

run "throughput_must_be_stated" {
  command = plan

  variables {
    provisioned_throughput_in_mibps = null
  }

  expect_failures = [aws_efs_file_system.this]
}

run "least" {
  command = plan

  variables {
    provisioned_throughput_in_mibps = 1
    transition_to_ia_days           = 365
  }

  assert {
    condition     = aws_efs_file_system.this.provisioned_throughput_in_mibps == 1 && aws_efs_file_system.this.lifecycle_policy[0].transition_to_ia == "AFTER_365_DAYS"
    error_message = "EFS provisions 1 MiB/s at least, and takes a year for a transition."
  }
}

run "most" {
  command = plan

  variables {
    provisioned_throughput_in_mibps = 3414
  }

  assert {
    condition     = aws_efs_file_system.this.provisioned_throughput_in_mibps == 3414
    error_message = "EFS provisions 3414 MiB/s at most."
  }
}
