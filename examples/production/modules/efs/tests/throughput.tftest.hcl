mock_provider "aws" {}

variables {
  name                  = "carshare"
  environment           = "test"
  storage_key_arn       = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
  transition_to_ia_days = 30

  transition_to_archive_days = 90
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

run "elastic" {
  assert {
    condition     = aws_efs_file_system.this.throughput_mode == "elastic" && aws_efs_file_system.this.provisioned_throughput_in_mibps == null
    error_message = "Throughput must follow the load."
  }

  assert {
    condition     = [for policy in aws_efs_file_system.this.lifecycle_policy : "${coalesce(policy.transition_to_ia, "never")} ${coalesce(policy.transition_to_archive, "never")}"] == ["AFTER_30_DAYS never", "never AFTER_90_DAYS"]
    error_message = "Files must move to infrequent access and then to the archive, one transition a policy, as EFS demands."
  }
}

run "archive_must_be_stated" {
  command = plan

  variables {
    transition_to_archive_days = null
  }

  expect_failures = [aws_efs_file_system.this]
}

run "nothing_is_provisioned" {
  command = plan

  variables {
    provisioned_throughput_in_mibps = 100
  }

  expect_failures = [aws_efs_file_system.this]
}

run "alarms" {
  assert {
    condition = output.alarms["efs-throughput"].metrics == {
      metered   = { namespace = "AWS/EFS", metric_name = "MeteredIOBytes", dimensions = { FileSystemId = aws_efs_file_system.this.id }, stat = "Sum", period = 60 }
      permitted = { namespace = "AWS/EFS", metric_name = "PermittedThroughput", dimensions = { FileSystemId = aws_efs_file_system.this.id }, stat = "Average", period = 60 }
    } && keys(output.alarms) == ["efs-throughput"]
    error_message = "What is used must be compared with what is permitted."
  }

  assert {
    condition     = output.alarms["efs-throughput"].expression == "100 * (metered / PERIOD(metered)) / permitted"
    error_message = "Bytes of a period must become bytes a second, and these percent."
  }

  assert {
    condition     = [output.alarms["efs-throughput"].comparison, output.alarms["efs-throughput"].threshold, output.alarms["efs-throughput"].evaluation_periods, output.alarms["efs-throughput"].datapoints_to_alarm, output.alarms["efs-throughput"].treat_missing_data] == ["GreaterThanOrEqualToThreshold", 80, 15, 15, "notBreaching"]
    error_message = "A quarter of an hour above 80 percent must be an alarm."
  }

  assert {
    condition     = strcontains(output.alarms["efs-throughput"].description, "higher quota")
    error_message = "What to do must be what helps in this mode."
  }

  assert {
    condition     = alltrue([for alarm in output.alarms : strcontains(alarm.description, "First: ") && length(alarm.description) <= 1024 && can(regex("^[ -~]+$", "${alarm.title}${alarm.description}"))])
    error_message = "Each alarm must say in ASCII, and briefly, what to do first."
  }
}
