# The provider is the real one, for its own checks of the arguments; it asks AWS for nothing at plan.

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

variables {
  name                     = "springfield-carshare"
  environment              = "prod"
  region_code              = "use1"
  vpc_id                   = "vpc-0123456789abcdef0"
  logs_bucket_arn          = "arn:aws-cn:s3:::springfield-carshare-prod-logs-123456789012-use1"
  traffic_type             = "REJECT"
  max_aggregation_interval = 60
}

run "source" {
  command = plan

  assert {
    condition     = aws_flow_log.this.vpc_id == var.vpc_id
    error_message = "The flow log is the VPC's."
  }

  assert {
    condition     = aws_flow_log.this.traffic_type == "REJECT" && aws_flow_log.this.max_aggregation_interval == 60
    error_message = "Traffic type and interval are the variables'."
  }

  assert {
    condition     = aws_flow_log.this.tags.Name == "springfield-carshare-prod-flow-logs"
    error_message = "The flow log carries its name."
  }
}

run "destination" {
  command = plan

  assert {
    condition     = aws_flow_log.this.log_destination_type == "s3" && aws_flow_log.this.log_destination == "arn:aws-cn:s3:::springfield-carshare-prod-logs-123456789012-use1/flow-logs/"
    error_message = "Records go to the log bucket, under the prefix that its policy admits."
  }

  assert {
    condition     = aws_flow_log.this.destination_options[0].file_format == "parquet"
    error_message = "Records are Parquet."
  }

  assert {
    condition     = aws_flow_log.this.destination_options[0].hive_compatible_partitions
    error_message = "The bucket's policy admits the keys of Hive partitions only."
  }

  assert {
    condition     = aws_flow_log.this.destination_options[0].per_hour_partition
    error_message = "Keys are partitioned by the hour."
  }
}

# https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-fields
run "fields" {
  command = plan

  assert {
    condition     = aws_flow_log.this.log_format == "$${version} $${account-id} $${interface-id} $${srcaddr} $${dstaddr} $${srcport} $${dstport} $${protocol} $${packets} $${bytes} $${start} $${end} $${action} $${log-status} $${vpc-id} $${subnet-id} $${instance-id} $${tcp-flags} $${type} $${pkt-srcaddr} $${pkt-dstaddr} $${region} $${az-id} $${sublocation-type} $${sublocation-id} $${pkt-src-aws-service} $${pkt-dst-aws-service} $${flow-direction} $${traffic-path}"
    error_message = "Each record has the 29 fields of versions 2 to 5, in the vendor's order."
  }
}

run "unknown_traffic_type" {
  command = plan

  variables {
    traffic_type = "all"
  }

  expect_failures = [var.traffic_type]
}

run "unknown_interval" {
  command = plan

  variables {
    max_aggregation_interval = 300
  }

  expect_failures = [var.max_aggregation_interval]
}
