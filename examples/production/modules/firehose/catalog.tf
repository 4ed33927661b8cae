locals {
  # Where Firehose writes, with its four timestamps as the table's partition keys.
  location_template = replace(replace(replace(replace("s3://${local.bucket_name}/${var.prefix}",
    "!{timestamp:yyyy}", "$${year}"),
    "!{timestamp:MM}", "$${month}"),
    "!{timestamp:dd}", "$${day}"),
  "!{timestamp:HH}", "$${hour}")

  # The folders before the first of them.
  location = "s3://${local.bucket_name}/${regex("^(?:[A-Za-z0-9_.=-]+/)*", var.prefix)}"
}

# The catalogue takes lower case, and Athena no special character but the underscore.
# https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html
resource "aws_glue_catalog_database" "this" {
  name        = "${replace(local.prefix, "-", "_")}_fleet"
  description = "Records of the delivery stream of ${local.prefix} in ${data.aws_region.current.id}"

  tags = {
    Name = "${local.prefix}-fleet"
  }
}

# Two use this table: Firehose, to turn JSON into Parquet, and Athena, to read it. Partitions are computed from the parameters: no crawler, nothing to repair.
# A date that is split into year, month, day and hour cannot be projected as a date. The first year is the one in which this module came to be.
# https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
# https://docs.aws.amazon.com/athena/latest/ug/partition-projection-kinesis-firehose-example-choosing-partition-keys.html
resource "aws_glue_catalog_table" "events" {
  database_name = aws_glue_catalog_database.this.name
  name          = "events"
  description   = "Events of the fleet. State year, month, day and hour: without them a query lists every hour of 25 years."
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    EXTERNAL       = "TRUE"
    classification = "parquet"

    "projection.enabled"      = "true"
    "projection.year.type"    = "integer"
    "projection.year.range"   = "2026,2050"
    "projection.year.digits"  = "4"
    "projection.month.type"   = "integer"
    "projection.month.range"  = "1,12"
    "projection.month.digits" = "2"
    "projection.day.type"     = "integer"
    "projection.day.range"    = "1,31"
    "projection.day.digits"   = "2"
    "projection.hour.type"    = "integer"
    "projection.hour.range"   = "0,23"
    "projection.hour.digits"  = "2"

    "storage.location.template" = local.location_template
  }

  storage_descriptor {
    location      = local.location
    input_format  = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"

    ser_de_info {
      serialization_library = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"

      parameters = {
        "serialization.format" = "1"
      }
    }

    dynamic "columns" {
      for_each = var.fields

      content {
        name = columns.value.name
        type = columns.value.type
      }
    }
  }

  # Strings, so that a query can put them together into one number of digits and compare.
  partition_keys {
    name = "year"
    type = "string"
  }

  partition_keys {
    name = "month"
    type = "string"
  }

  partition_keys {
    name = "day"
    type = "string"
  }

  partition_keys {
    name = "hour"
    type = "string"
  }
}
