locals {
  prefix = "${var.name}-${var.environment}"

  # Every field of versions 2 to 5, in the vendor's order.
  # https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-fields
  fields = [
    # version 2
    "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end",
    "action", "log-status",
    # version 3
    "vpc-id", "subnet-id", "instance-id", "tcp-flags", "type", "pkt-srcaddr", "pkt-dstaddr",
    # version 4
    "region", "az-id", "sublocation-type", "sublocation-id",
    # version 5
    "pkt-src-aws-service", "pkt-dst-aws-service", "flow-direction", "traffic-path",
  ]
}

resource "aws_flow_log" "this" {
  vpc_id                   = var.vpc_id
  traffic_type             = var.traffic_type
  max_aggregation_interval = var.max_aggregation_interval

  # The log bucket's policy admits delivery under this prefix only.
  log_destination_type = "s3"
  log_destination      = "${var.logs_bucket_arn}/flow-logs/"
  log_format           = join(" ", [for field in local.fields : "$${${field}}"])

  destination_options {
    file_format                = "parquet"
    hive_compatible_partitions = true
    per_hour_partition         = true
  }

  tags = {
    Name = "${local.prefix}-flow-logs"
  }
}
