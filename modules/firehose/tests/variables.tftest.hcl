# What each variable takes, and what it refuses.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::123456789012:policy/made-up" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/made-up" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333", key_id = "33333333-3333-3333-3333-333333333333" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::made-up" }
  }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "use1"

  fields              = [{ name = "event_id", type = "string" }, { name = "event_time", type = "timestamp" }, { name = "battery_percent", type = "double" }]
  prefix              = "fleet/v1/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/"
  error_prefix        = "errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/"
  buffering_size      = 96
  buffering_interval  = 240
  retention_days      = 400
  storage_transitions = [{ days = 45, storage_class = "STANDARD_IA" }, { days = 90, storage_class = "GLACIER_IR" }]
  log_retention_days  = 60

  vpc_id                      = "vpc-1"
  private_subnet_ids          = { use1-az1 = "subnet-private-1", use1-az2 = "subnet-private-2" }
  instance_security_group_id  = "sg-instances"
  instance_role_name          = "carshare-test-instance-use1"
  logs_key_arn                = "arn:aws:kms:us-east-1:123456789012:key/22222222-2222-2222-2222-222222222222"
  access_logs_bucket_name     = "carshare-test-access-123456789012-use1"
  force_destroy               = true
  key_deletion_window_in_days = 21
}

run "no_fields" {
  command = plan

  variables {
    fields = []
  }

  expect_failures = [var.fields]
}

run "field_in_capitals" {
  command = plan

  variables {
    fields = [{ name = "eventId", type = "string" }]
  }

  expect_failures = [var.fields]
}

run "field_with_a_digit_first" {
  command = plan

  variables {
    fields = [{ name = "1st", type = "string" }]
  }

  expect_failures = [var.fields]
}

run "field_twice" {
  command = plan

  variables {
    fields = [{ name = "a", type = "string" }, { name = "a", type = "int" }]
  }

  expect_failures = [var.fields]
}

run "partition_key_as_field" {
  command = plan

  variables {
    fields = [{ name = "hour", type = "int" }]
  }

  expect_failures = [var.fields]
}

run "unknown_type" {
  command = plan

  variables {
    fields = [{ name = "a", type = "integer" }]
  }

  expect_failures = [var.fields]
}

run "type_with_more_behind" {
  command = plan

  variables {
    fields = [{ name = "a", type = "string2" }]
  }

  expect_failures = [var.fields]
}

run "decimal_without_scale" {
  command = plan

  variables {
    fields = [{ name = "a", type = "decimal" }]
  }

  expect_failures = [var.fields]
}

run "prefix_without_hour" {
  command = plan

  variables {
    prefix = "fleet/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/"
  }

  expect_failures = [var.prefix]
}

run "prefix_without_year" {
  command = plan

  variables {
    prefix = "fleet/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/"
  }

  expect_failures = [var.prefix]
}

run "prefix_without_month" {
  command = plan

  variables {
    prefix = "fleet/!{timestamp:yyyy}/!{timestamp:dd}/!{timestamp:HH}/"
  }

  expect_failures = [var.prefix]
}

run "prefix_without_day" {
  command = plan

  variables {
    prefix = "fleet/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:HH}/"
  }

  expect_failures = [var.prefix]
}

run "prefix_of_a_week_year" {
  command = plan

  variables {
    prefix = "fleet/!{timestamp:YYYY}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/"
  }

  expect_failures = [var.prefix]
}

run "prefix_in_another_order" {
  command = plan

  variables {
    prefix = "fleet/!{timestamp:dd}/!{timestamp:MM}/!{timestamp:yyyy}/!{timestamp:HH}/"
  }

  expect_failures = [var.prefix]
}

run "prefix_without_last_slash" {
  command = plan

  variables {
    prefix = "fleet/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}"
  }

  expect_failures = [var.prefix]
}

run "prefix_with_a_random_string" {
  command = plan

  variables {
    prefix = "!{firehose:random-string}/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/"
  }

  expect_failures = [var.prefix]
}

run "prefix_with_first_slash" {
  command = plan

  variables {
    prefix = "/fleet/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/"
  }

  expect_failures = [var.prefix]
}

run "prefix_with_two_slashes" {
  command = plan

  variables {
    prefix = "fleet//!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/"
  }

  expect_failures = [var.prefix]
}

run "prefix_too_long" {
  command = plan

  variables {
    prefix = "${join("", [for i in range(50) : "0123456789"])}/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/"
  }

  expect_failures = [var.prefix]
}

run "error_prefix_without_kind" {
  command = plan

  variables {
    error_prefix = "errors/!{timestamp:yyyy}/"
  }

  expect_failures = [var.error_prefix]
}

run "error_prefix_with_unknown_expression" {
  command = plan

  variables {
    error_prefix = "errors/!{firehose:error-output-type}/!{partitionKeyFromQuery:a}/"
  }

  expect_failures = [var.error_prefix]
}

run "error_prefix_without_last_slash" {
  command = plan

  variables {
    error_prefix = "errors/!{firehose:error-output-type}"
  }

  expect_failures = [var.error_prefix]
}

run "error_prefix_with_first_slash" {
  command = plan

  variables {
    error_prefix = "/errors/!{firehose:error-output-type}/"
  }

  expect_failures = [var.error_prefix]
}

run "error_prefix_with_two_slashes" {
  command = plan

  variables {
    error_prefix = "errors//!{firehose:error-output-type}/"
  }

  expect_failures = [var.error_prefix]
}

run "error_prefix_too_long" {
  command = plan

  variables {
    error_prefix = "${join("", [for i in range(50) : "0123456789"])}/!{firehose:error-output-type}/"
  }

  expect_failures = [var.error_prefix]
}

run "error_prefix_in_a_partition" {
  command = plan

  variables {
    error_prefix = "fleet/v1/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/!{firehose:error-output-type}/"
  }

  expect_failures = [var.error_prefix]
}

run "buffer_below_parquet" {
  command = plan

  variables {
    buffering_size = 63
  }

  expect_failures = [var.buffering_size]
}

run "buffer_too_large" {
  command = plan

  variables {
    buffering_size = 129
  }

  expect_failures = [var.buffering_size]
}

run "buffer_of_half_a_mebibyte" {
  command = plan

  variables {
    buffering_size = 64.5
  }

  expect_failures = [var.buffering_size]
}

run "interval_too_short" {
  command = plan

  variables {
    buffering_interval = 59
  }

  expect_failures = [var.buffering_interval]
}

run "interval_too_long" {
  command = plan

  variables {
    buffering_interval = 901
  }

  expect_failures = [var.buffering_interval]
}

run "interval_of_half_a_second" {
  command = plan

  variables {
    buffering_interval = 60.5
  }

  expect_failures = [var.buffering_interval]
}

run "retention_of_no_day" {
  command = plan

  variables {
    retention_days      = 0
    storage_transitions = []
  }

  expect_failures = [var.retention_days]
}

run "retention_of_half_a_day" {
  command = plan

  variables {
    retention_days = 400.5
  }

  expect_failures = [var.retention_days]
}

run "retention_at_a_transition" {
  command = plan

  variables {
    retention_days = 90
  }

  expect_failures = [var.retention_days]
}

run "class_that_must_be_restored" {
  command = plan

  variables {
    storage_transitions = [{ days = 90, storage_class = "GLACIER" }]
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

run "log_retention_that_cloudwatch_lacks" {
  command = plan

  variables {
    log_retention_days = 61
  }

  expect_failures = [var.log_retention_days]
}

run "key_lost_too_soon" {
  command = plan

  variables {
    key_deletion_window_in_days = 6
  }

  expect_failures = [var.key_deletion_window_in_days]
}

run "key_kept_too_long" {
  command = plan

  variables {
    key_deletion_window_in_days = 31
  }

  expect_failures = [var.key_deletion_window_in_days]
}

run "key_kept_half_a_day" {
  command = plan

  variables {
    key_deletion_window_in_days = 7.5
  }

  expect_failures = [var.key_deletion_window_in_days]
}

run "every_type" {
  command = plan

  variables {
    fields = [{ name = "f0", type = "boolean" }, { name = "f1", type = "tinyint" }, { name = "f2", type = "smallint" }, { name = "f3", type = "int" }, { name = "f4", type = "bigint" }, { name = "f5", type = "float" }, { name = "f6", type = "double" }, { name = "f7", type = "string" }, { name = "f8", type = "binary" }, { name = "f9", type = "date" }, { name = "f10", type = "timestamp" }, { name = "f11", type = "decimal(10,2)" }, { name = "f12", type = "char(3)" }, { name = "f13", type = "varchar(255)" }, { name = "f14", type = "array<string>" }, { name = "f15", type = "map<string,int>" }, { name = "f16", type = "struct<a:int,b:array<string>>" }]
  }

  assert {
    condition     = length(one(aws_glue_catalog_table.events.storage_descriptor).columns) == 17
    error_message = "Every type of the catalogue must be taken."
  }
}

run "lower_bounds" {
  command = plan

  variables {
    buffering_size              = 64
    buffering_interval          = 60
    retention_days              = 61
    storage_transitions         = [{ days = 60, storage_class = "GLACIER_IR" }, { days = 30, storage_class = "STANDARD_IA" }]
    key_deletion_window_in_days = 7
    log_retention_days          = 1
  }

  assert {
    condition     = one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).buffering_size == 64
    error_message = "The bounds themselves must be taken."
  }
}

run "upper_bounds" {
  command = plan

  variables {
    buffering_size              = 128
    buffering_interval          = 900
    key_deletion_window_in_days = 30
    log_retention_days          = 3653
  }

  assert {
    condition     = one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).buffering_size == 128
    error_message = "The bounds themselves must be taken."
  }
}

run "shortest_retention" {
  command = plan

  variables {
    retention_days      = 1
    storage_transitions = []
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.data.rule) == 2
    error_message = "A day must be taken."
  }
}

run "errors_with_the_time_in_the_data_folder" {
  command = plan

  variables {
    error_prefix = "fleet/v1/errors/!{firehose:error-output-type}/!{firehose:random-string}/!{timestamp:yyyy/MM/dd}/"
  }

  assert {
    condition     = one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).error_output_prefix == var.error_prefix
    error_message = "Beside the partitions errors may lie."
  }
}
