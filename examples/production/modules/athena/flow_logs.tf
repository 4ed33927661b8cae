locals {
  # Every field that modules/flow_logs names, in its order. In Parquet a field's hyphens are underscores. Types are those of AWS's own table for Parquet files
  # in hourly Hive partitions; bigint for the protocol too, which reads a file's 32 bits as well.
  # https://docs.aws.amazon.com/athena/latest/ug/vpc-flow-logs-parquet.html
  # https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html
  flow_log_columns = [
    # version 2
    { name = "version", type = "int" },
    { name = "account_id", type = "string" },
    { name = "interface_id", type = "string" },
    { name = "srcaddr", type = "string" },
    { name = "dstaddr", type = "string" },
    { name = "srcport", type = "int" },
    { name = "dstport", type = "int" },
    { name = "protocol", type = "bigint" },
    { name = "packets", type = "bigint" },
    { name = "bytes", type = "bigint" },
    { name = "start", type = "bigint" },
    { name = "end", type = "bigint" },
    { name = "action", type = "string" },
    { name = "log_status", type = "string" },
    # version 3
    { name = "vpc_id", type = "string" },
    { name = "subnet_id", type = "string" },
    { name = "instance_id", type = "string" },
    { name = "tcp_flags", type = "int" },
    { name = "type", type = "string" },
    { name = "pkt_srcaddr", type = "string" },
    { name = "pkt_dstaddr", type = "string" },
    # version 4
    { name = "region", type = "string" },
    { name = "az_id", type = "string" },
    { name = "sublocation_type", type = "string" },
    { name = "sublocation_id", type = "string" },
    # version 5
    { name = "pkt_src_aws_service", type = "string" },
    { name = "pkt_dst_aws_service", type = "string" },
    { name = "flow_direction", type = "string" },
    { name = "traffic_path", type = "int" },
  ]

  flow_log_location = join("/", [
    "s3://${var.logs_bucket_name}/flow-logs/AWSLogs", "aws-account-id=${data.aws_caller_identity.current.account_id}", "aws-service=vpcflowlogs",
    "aws-region=${data.aws_region.current.id}", "",
  ])
}

# Partitions are computed from these parameters: no crawler, nothing to repair. A date that is split into year, month and day cannot be projected as a date.
# https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
# https://docs.aws.amazon.com/athena/latest/ug/partition-projection-kinesis-firehose-example-choosing-partition-keys.html
resource "aws_glue_catalog_table" "vpc_flow_logs" {
  database_name = aws_glue_catalog_database.logs.name
  name          = "vpc_flow_logs"
  description   = "VPC flow logs, versions 2 to 5. State year, month, day and hour: without them a query lists every hour of 25 years."
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

    "storage.location.template" = "${local.flow_log_location}year=$${year}/month=$${month}/day=$${day}/hour=$${hour}/"
  }

  storage_descriptor {
    location      = local.flow_log_location
    input_format  = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"

    ser_de_info {
      serialization_library = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"

      parameters = {
        "serialization.format" = "1"
      }
    }

    dynamic "columns" {
      for_each = local.flow_log_columns

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
