# The table, as Firehose and Athena both read it.

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

run "database" {
  assert {
    condition     = [aws_glue_catalog_database.this.name, output.database_name] == ["carshare_test_fleet", "carshare_test_fleet"]
    error_message = "The database's name must be one that Athena takes without quotes."
  }
}

run "database_of_a_name_with_hyphens" {
  variables {
    name = "springfield-car-share"
  }

  assert {
    condition     = aws_glue_catalog_database.this.name == "springfield_car_share_test_fleet"
    error_message = "Every hyphen must become an underscore."
  }
}

run "table" {
  assert {
    condition     = [aws_glue_catalog_table.events.name, output.table_name, aws_glue_catalog_table.events.database_name, aws_glue_catalog_table.events.table_type] == ["events", "events", aws_glue_catalog_database.this.name, "EXTERNAL_TABLE"]
    error_message = "The table must be an external one of the database, under the name that the queries use."
  }

  assert {
    condition     = [for column in one(aws_glue_catalog_table.events.storage_descriptor).columns : [column.name, column.type]] == [["event_id", "string"], ["event_time", "timestamp"], ["battery_percent", "double"]]
    error_message = "Columns must be the fields, in their order, with their types."
  }

  assert {
    condition     = [for key in aws_glue_catalog_table.events.partition_keys : [key.name, key.type]] == [["year", "string"], ["month", "string"], ["day", "string"], ["hour", "string"]]
    error_message = "Partition keys must be the parts of the time, as strings."
  }

  assert {
    condition     = [one(aws_glue_catalog_table.events.storage_descriptor).input_format, one(aws_glue_catalog_table.events.storage_descriptor).output_format] == ["org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat", "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"]
    error_message = "The formats must be Parquet's."
  }

  assert {
    condition     = one(one(aws_glue_catalog_table.events.storage_descriptor).ser_de_info).serialization_library == "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"
    error_message = "The SerDe must be Parquet's."
  }

  assert {
    condition     = one(one(aws_glue_catalog_table.events.storage_descriptor).ser_de_info).parameters == tomap({ "serialization.format" = "1" })
    error_message = "The SerDe must have the parameter that AWS's own table has."
  }
}

run "projection" {
  assert {
    condition     = aws_glue_catalog_table.events.parameters["projection.enabled"] == "true" && aws_glue_catalog_table.events.parameters["classification"] == "parquet" && aws_glue_catalog_table.events.parameters["EXTERNAL"] == "TRUE"
    error_message = "Partitions must be projected."
  }

  assert {
    condition = { for key in ["year", "month", "day", "hour"] : key => [for property in ["type", "range", "digits"] : aws_glue_catalog_table.events.parameters["projection.${key}.${property}"]] } == {
      year  = ["integer", "2026,2050", "4"]
      month = ["integer", "1,12", "2"]
      day   = ["integer", "1,31", "2"]
      hour  = ["integer", "0,23", "2"]
    }
    error_message = "Every year, month, day and hour must be projected, with the digits that Firehose writes."
  }

  assert {
    condition     = aws_glue_catalog_table.events.parameters["storage.location.template"] == "s3://carshare-test-data-123456789012-use1/fleet/v1/year=$${year}/month=$${month}/day=$${day}/hour=$${hour}/"
    error_message = "Athena must look where Firehose writes."
  }

  assert {
    condition     = one(aws_glue_catalog_table.events.storage_descriptor).location == "s3://carshare-test-data-123456789012-use1/fleet/v1/"
    error_message = "The table's location must be the folders before the first partition."
  }
}

run "prefix_without_hive_names" {
  variables {
    prefix = "!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/!{timestamp:HH}/parquet/"
  }

  assert {
    condition     = aws_glue_catalog_table.events.parameters["storage.location.template"] == "s3://carshare-test-data-123456789012-use1/$${year}/$${month}/$${day}/$${hour}/parquet/"
    error_message = "The template must follow any prefix that has the four expressions."
  }

  assert {
    condition     = one(aws_glue_catalog_table.events.storage_descriptor).location == "s3://carshare-test-data-123456789012-use1/"
    error_message = "Without folders before the first partition the location must be the bucket."
  }
}
