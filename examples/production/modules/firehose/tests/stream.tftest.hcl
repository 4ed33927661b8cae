# The delivery stream, its logs and its alarms.

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

run "stream" {
  assert {
    condition     = [aws_kinesis_firehose_delivery_stream.this.name, output.stream_name, output.instance_environment.FIREHOSE_STREAM_NAME] == ["carshare-test-events", "carshare-test-events", "carshare-test-events"]
    error_message = "The stream must have the name that instances are told."
  }

  assert {
    condition     = local.stream_arn == "arn:aws:firehose:us-east-1:123456789012:deliverystream/${aws_kinesis_firehose_delivery_stream.this.name}"
    error_message = "The ARN that the policies use must be the stream's."
  }

  assert {
    condition     = output.stream_arn == aws_kinesis_firehose_delivery_stream.this.arn
    error_message = "The output must be the stream's ARN."
  }

  assert {
    condition     = [one(aws_kinesis_firehose_delivery_stream.this.server_side_encryption).enabled, one(aws_kinesis_firehose_delivery_stream.this.server_side_encryption).key_type, one(aws_kinesis_firehose_delivery_stream.this.server_side_encryption).key_arn] == [true, "CUSTOMER_MANAGED_CMK", aws_kms_key.data.arn]
    error_message = "Records must be encrypted under the data key on their way."
  }
}

run "destination" {
  assert {
    condition     = aws_kinesis_firehose_delivery_stream.this.destination == "extended_s3" && one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).bucket_arn == aws_s3_bucket.data.arn
    error_message = "Records must go to the data bucket."
  }

  assert {
    condition     = one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).kms_key_arn == aws_kms_key.data.arn
    error_message = "Objects must be encrypted under the data key."
  }

  assert {
    condition     = one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).role_arn == aws_iam_role.firehose.arn
    error_message = "Firehose must take its own role."
  }

  assert {
    condition     = [one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).prefix, one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).error_output_prefix] == [var.prefix, var.error_prefix]
    error_message = "Prefixes must be those of the blueprint."
  }

  assert {
    condition     = [one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).buffering_size, one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).buffering_interval] == [96, 240]
    error_message = "Buffers must be those of the blueprint."
  }

  assert {
    condition     = one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).compression_format == "UNCOMPRESSED"
    error_message = "With conversion Firehose takes no other compression."
  }

  assert {
    condition     = [for destination in aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration : [length(destination.dynamic_partitioning_configuration), length(destination.processing_configuration)]] == [[0, 0]]
    error_message = "Nothing but the time of arrival must decide on the key."
  }
}

run "conversion" {
  assert {
    condition     = one(one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).data_format_conversion_configuration).enabled
    error_message = "Records must be converted."
  }

  assert {
    condition     = one(one(one(one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).data_format_conversion_configuration).input_format_configuration).deserializer).open_x_json_ser_de[0].case_insensitive
    error_message = "JSON must be read by the OpenX SerDe, whatever the case of its keys."
  }

  assert {
    condition     = one(one(one(one(one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).data_format_conversion_configuration).output_format_configuration).serializer).parquet_ser_de).compression == "SNAPPY"
    error_message = "Parquet must be written, compressed with Snappy."
  }

  assert {
    condition = [for schema in one(one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).data_format_conversion_configuration).schema_configuration : [schema.role_arn, schema.catalog_id, schema.region, schema.database_name, schema.table_name, schema.version_id]] == [
      [aws_iam_role.firehose.arn, "123456789012", "us-east-1", aws_glue_catalog_database.this.name, aws_glue_catalog_table.events.name, "LATEST"],
    ]
    error_message = "The schema must be the table's latest."
  }
}

run "logs" {
  assert {
    condition     = [aws_cloudwatch_log_group.this.name, output.log_group_name] == ["/carshare/test/firehose", "/carshare/test/firehose"]
    error_message = "The log group must have a name that the logs key's policy admits."
  }

  assert {
    condition     = [aws_cloudwatch_log_group.this.kms_key_id, tostring(aws_cloudwatch_log_group.this.retention_in_days)] == [var.logs_key_arn, "60"]
    error_message = "The log group must be encrypted, and kept as long as the blueprint says."
  }

  assert {
    condition     = aws_cloudwatch_log_stream.delivery.log_group_name == aws_cloudwatch_log_group.this.name
    error_message = "The log stream must be the group's: Firehose makes none."
  }

  assert {
    condition = [for options in one(aws_kinesis_firehose_delivery_stream.this.extended_s3_configuration).cloudwatch_logging_options : [tostring(options.enabled), options.log_group_name, options.log_stream_name]] == [
      ["true", aws_cloudwatch_log_group.this.name, aws_cloudwatch_log_stream.delivery.name],
    ]
    error_message = "Errors must be logged there."
  }
}

run "alarms" {
  assert {
    condition     = keys(output.alarms) == ["firehose-data-freshness", "firehose-failed-conversion"]
    error_message = "Late and lost records must raise alarms."
  }

  assert {
    condition = { for key, alarm in output.alarms : key => [for metric in values(alarm.metrics) : [metric.namespace, metric.metric_name, metric.stat, tostring(metric.period)]] } == {
      firehose-data-freshness    = [["AWS/Firehose", "DeliveryToS3.DataFreshness", "Maximum", "300"]]
      firehose-failed-conversion = [["AWS/Firehose", "FailedConversion.Records", "Sum", "300"]]
    }
    error_message = "Alarms must look at Firehose's own metrics."
  }

  assert {
    condition     = alltrue(flatten([for alarm in output.alarms : [for metric in values(alarm.metrics) : metric.dimensions == { DeliveryStreamName = aws_kinesis_firehose_delivery_stream.this.name }]]))
    error_message = "Alarms must look at this stream."
  }

  assert {
    condition     = { for key, alarm in output.alarms : key => [alarm.comparison, alarm.treat_missing_data, tostring(alarm.threshold), tostring(alarm.evaluation_periods), tostring(alarm.datapoints_to_alarm)] } == { firehose-data-freshness = ["GreaterThanOrEqualToThreshold", "notBreaching", "900", "3", "3"], firehose-failed-conversion = ["GreaterThanOrEqualToThreshold", "notBreaching", "1", "12", "3"] }
    error_message = "Silence must be fine, a stray record too, and no alarm must come while a buffer fills."
  }

  assert {
    condition     = alltrue([for alarm in output.alarms : can(regex("^[ -~]+$", alarm.description)) && length(alarm.description) <= 1024 && strcontains(alarm.description, "First: ") && alarm.expression == null])
    error_message = "Each description must say what to do first, in what CloudWatch takes."
  }
}

run "alarm_of_a_slow_stream" {
  variables {
    buffering_interval = 900
    error_prefix       = "${join("", [for i in range(48) : "0123456789"])}/!{firehose:error-output-type}/"
  }

  assert {
    condition     = output.alarms["firehose-data-freshness"].threshold == 1800
    error_message = "A stream that gathers for long must get twice that time."
  }

  assert {
    condition     = alltrue([for alarm in output.alarms : length(alarm.description) <= 1024])
    error_message = "The longest prefix must fit the description."
  }
}
