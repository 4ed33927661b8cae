mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  # The mock's own text is not JSON, and a policy must be.
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/carshare-test-cloudtrail-use1" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/carshare/test/cloudtrail" }
  }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "use1"

  logs_bucket_name            = "carshare-test-logs-123456789012-use1"
  log_retention_days          = 365
  key_deletion_window_in_days = 21
}

run "trail" {
  assert {
    condition     = aws_cloudtrail.this.name == "carshare-test-use1"
    error_message = "The trail is seen in every Region: its own must be in its name."
  }

  assert {
    condition     = aws_cloudtrail.this.is_multi_region_trail && aws_cloudtrail.this.include_global_service_events && aws_cloudtrail.this.enable_log_file_validation && aws_cloudtrail.this.enable_logging != false
    error_message = "The trail must record, in all Regions and what belongs to none, and its files must be provably its own."
  }

  assert {
    condition     = length(aws_cloudtrail.this.event_selector) + length(aws_cloudtrail.this.advanced_event_selector) == 0
    error_message = "All management events must be recorded, and data events, which cost, must not."
  }

  assert {
    condition     = [aws_cloudtrail.this.s3_bucket_name, aws_cloudtrail.this.s3_key_prefix, aws_cloudtrail.this.kms_key_id] == [var.logs_bucket_name, "cloudtrail", aws_kms_key.this.arn]
    error_message = "Log files must go below cloudtrail/ of the bucket, under the trail's own key."
  }

  assert {
    condition     = [aws_cloudtrail.this.cloud_watch_logs_group_arn, aws_cloudtrail.this.cloud_watch_logs_role_arn] == ["arn:aws:logs:us-east-1:123456789012:log-group:/carshare/test/cloudtrail:*", aws_iam_role.this.arn]
    error_message = "Events must go to the log group too, by the role; CloudTrail wants the group's ARN with a star."
  }

  assert {
    condition     = [output.trail_arn, output.trail_name, output.log_group_name, output.key_arn] == [aws_cloudtrail.this.arn, "carshare-test-use1", "/carshare/test/cloudtrail", aws_kms_key.this.arn]
    error_message = "The outputs must be the trail's."
  }
}

run "log_group" {
  assert {
    condition     = [aws_cloudwatch_log_group.this.name, aws_cloudwatch_log_group.this.kms_key_id] == ["/carshare/test/cloudtrail", aws_kms_key.this.arn] && aws_cloudwatch_log_group.this.retention_in_days == 365
    error_message = "The log group must be encrypted and kept as long as stated."
  }

  assert {
    condition     = [aws_iam_role.this.name, aws_iam_role_policy.this.role] == ["carshare-test-cloudtrail-use1", "carshare-test-cloudtrail-use1"]
    error_message = "IAM knows no Regions: the role's name must, and the policy must be the role's."
  }
}

run "key" {
  assert {
    condition     = aws_kms_key.this.enable_key_rotation && aws_kms_key.this.deletion_window_in_days == 21 && aws_kms_alias.this.name == "alias/carshare-test-cloudtrail" && aws_kms_alias.this.target_key_id == aws_kms_key.this.key_id
    error_message = "The key must rotate, and have its window and its alias."
  }
}

run "root_use" {
  assert {
    condition     = aws_cloudwatch_log_metric_filter.root_use.log_group_name == "/carshare/test/cloudtrail" && aws_cloudwatch_log_metric_filter.root_use.pattern == "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }"
    error_message = "Each use of the root user must be found, and nothing that AWS does in its name."
  }

  assert {
    condition     = [for metric in aws_cloudwatch_log_metric_filter.root_use.metric_transformation : [metric.namespace, metric.name, metric.value, metric.default_value]] == [["carshare-test/CloudTrail", "RootUse", "1", "0"]]
    error_message = "Each use must count as one, in a namespace of the tree."
  }

  assert {
    condition     = keys(output.alarms) == ["root-use"] && output.alarms["root-use"].metrics == { uses = { namespace = "carshare-test/CloudTrail", metric_name = "RootUse", dimensions = {}, stat = "Sum", period = 300 } }
    error_message = "The alarm must watch what the filter counts."
  }

  assert {
    condition     = [output.alarms["root-use"].comparison, output.alarms["root-use"].threshold, output.alarms["root-use"].evaluation_periods, output.alarms["root-use"].datapoints_to_alarm, output.alarms["root-use"].treat_missing_data] == ["GreaterThanOrEqualToThreshold", 1, 1, 1, "notBreaching"]
    error_message = "Once must be enough, and silence no alarm."
  }
}

run "name_too_long" {
  command = plan
  variables {
    name = "springfield-carshare-website-of-the-whole-county"
  }
  expect_failures = [var.name]
}

run "name_with_underscore" {
  command = plan
  variables {
    name = "car_share"
  }
  expect_failures = [var.name]
}

run "retention_unknown" {
  command = plan
  variables {
    log_retention_days = 42
  }
  expect_failures = [var.log_retention_days]
}

run "window_too_short" {
  command = plan
  variables {
    key_deletion_window_in_days = 6
  }
  expect_failures = [var.key_deletion_window_in_days]
}

run "window_too_long" {
  command = plan
  variables {
    key_deletion_window_in_days = 31
  }
  expect_failures = [var.key_deletion_window_in_days]
}
