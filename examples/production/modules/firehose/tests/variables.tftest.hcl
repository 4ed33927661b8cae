# What each variable takes, and what it refuses: a row of refusals has one fault a variable, as each run
# takes its time. Where a variable is judged by another one, they do not fail together.

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

run "refusals_1" {
  command = plan

  variables {
    # prefix without hour
    prefix = "fleet/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/"

    # no fields
    fields = []

    # buffer below parquet
    buffering_size = 63

    # interval too short
    buffering_interval = 59

    # class that must be restored
    storage_transitions = [{ days = 90, storage_class = "GLACIER" }]

    # log retention that cloudwatch lacks
    log_retention_days = 61

    # key lost too soon
    key_deletion_window_in_days = 6
  }

  expect_failures = [
    var.prefix,
    var.fields,
    var.buffering_size,
    var.buffering_interval,
    var.storage_transitions,
    var.log_retention_days,
    var.key_deletion_window_in_days,
  ]
}

run "refusals_2" {
  command = plan

  variables {
    # prefix without year
    prefix = "fleet/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/"

    # field in capitals
    fields = [{ name = "eventId", type = "string" }]

    # buffer too large
    buffering_size = 129

    # interval too long
    buffering_interval = 901

    # class twice
    storage_transitions = [{ days = 40, storage_class = "STANDARD_IA" }, { days = 50, storage_class = "STANDARD_IA" }]

    # key kept too long
    key_deletion_window_in_days = 31
  }

  expect_failures = [
    var.prefix,
    var.fields,
    var.buffering_size,
    var.buffering_interval,
    var.storage_transitions,
    var.key_deletion_window_in_days,
  ]
}

run "refusals_3" {
  command = plan

  variables {
    # prefix without month
    prefix = "fleet/!{timestamp:yyyy}/!{timestamp:dd}/!{timestamp:HH}/"

    # field with a digit first
    fields = [{ name = "1st", type = "string" }]

    # buffer of half a mebibyte
    buffering_size = 64.5

    # interval of half a second
    buffering_interval = 60.5

    # infrequent access too soon
    storage_transitions = [{ days = 29, storage_class = "STANDARD_IA" }]

    # key kept half a day
    key_deletion_window_in_days = 7.5
  }

  expect_failures = [
    var.prefix,
    var.fields,
    var.buffering_size,
    var.buffering_interval,
    var.storage_transitions,
    var.key_deletion_window_in_days,
  ]
}

run "refusals_4" {
  command = plan

  variables {
    # prefix without day
    prefix = "fleet/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:HH}/"

    # field twice
    fields = [{ name = "a", type = "string" }, { name = "a", type = "int" }]

    # archive at once
    storage_transitions = [{ days = 0, storage_class = "GLACIER_IR" }]
  }

  expect_failures = [
    var.prefix,
    var.fields,
    var.storage_transitions,
  ]
}

run "refusals_5" {
  command = plan

  variables {
    # prefix of a week year
    prefix = "fleet/!{timestamp:YYYY}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/"

    # partition key as field
    fields = [{ name = "hour", type = "int" }]

    # half a day
    storage_transitions = [{ days = 30.5, storage_class = "STANDARD_IA" }]
  }

  expect_failures = [
    var.prefix,
    var.fields,
    var.storage_transitions,
  ]
}

run "refusals_6" {
  command = plan

  variables {
    # prefix in another order
    prefix = "fleet/!{timestamp:dd}/!{timestamp:MM}/!{timestamp:yyyy}/!{timestamp:HH}/"

    # unknown type
    fields = [{ name = "a", type = "integer" }]

    # archive too soon after infrequent access
    storage_transitions = [{ days = 30, storage_class = "STANDARD_IA" }, { days = 59, storage_class = "GLACIER_IR" }]
  }

  expect_failures = [
    var.prefix,
    var.fields,
    var.storage_transitions,
  ]
}

run "refusals_7" {
  command = plan

  variables {
    # prefix without last slash
    prefix = "fleet/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}"

    # type with more behind
    fields = [{ name = "a", type = "string2" }]

    # retention of no day
    retention_days      = 0
    storage_transitions = []
  }

  expect_failures = [
    var.prefix,
    var.fields,
    var.retention_days,
  ]
}

run "refusals_8" {
  command = plan

  variables {
    # prefix with a random string
    prefix = "!{firehose:random-string}/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/"

    # decimal without scale
    fields = [{ name = "a", type = "decimal" }]

    # retention of half a day
    retention_days = 400.5
  }

  expect_failures = [
    var.prefix,
    var.fields,
    var.retention_days,
  ]
}

run "refusals_9" {
  command = plan

  variables {
    # prefix with first slash
    prefix = "/fleet/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/"

    # retention at a transition
    retention_days = 90
  }

  expect_failures = [
    var.prefix,
    var.retention_days,
  ]
}

run "refusals_10" {
  command = plan

  variables {
    # prefix with two slashes
    prefix = "fleet//!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/"
  }

  expect_failures = [
    var.prefix,
  ]
}

run "refusals_11" {
  command = plan

  variables {
    # prefix too long
    prefix = "${join("", [for i in range(50) : "0123456789"])}/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/"
  }

  expect_failures = [
    var.prefix,
  ]
}

run "refusals_12" {
  command = plan

  variables {
    # error prefix without kind
    error_prefix = "errors/!{timestamp:yyyy}/"
  }

  expect_failures = [
    var.error_prefix,
  ]
}

run "refusals_13" {
  command = plan

  variables {
    # error prefix with unknown expression
    error_prefix = "errors/!{firehose:error-output-type}/!{partitionKeyFromQuery:a}/"
  }

  expect_failures = [
    var.error_prefix,
  ]
}

run "refusals_14" {
  command = plan

  variables {
    # error prefix without last slash
    error_prefix = "errors/!{firehose:error-output-type}"
  }

  expect_failures = [
    var.error_prefix,
  ]
}

run "refusals_15" {
  command = plan

  variables {
    # error prefix with first slash
    error_prefix = "/errors/!{firehose:error-output-type}/"
  }

  expect_failures = [
    var.error_prefix,
  ]
}

run "refusals_16" {
  command = plan

  variables {
    # error prefix with two slashes
    error_prefix = "errors//!{firehose:error-output-type}/"
  }

  expect_failures = [
    var.error_prefix,
  ]
}

run "refusals_17" {
  command = plan

  variables {
    # error prefix too long
    error_prefix = "${join("", [for i in range(50) : "0123456789"])}/!{firehose:error-output-type}/"
  }

  expect_failures = [
    var.error_prefix,
  ]
}

run "refusals_18" {
  command = plan

  variables {
    # error prefix in a partition
    error_prefix = "fleet/v1/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/!{firehose:error-output-type}/"
  }

  expect_failures = [
    var.error_prefix,
  ]
}

# Which folder an expression stands for is not known before it is written.
run "refusals_19" {
  command = plan

  variables {
    error_prefix = "fleet/v1/year=!{timestamp:yyyy}/!{firehose:error-output-type}/"
  }

  expect_failures = [
    var.error_prefix,
  ]
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
