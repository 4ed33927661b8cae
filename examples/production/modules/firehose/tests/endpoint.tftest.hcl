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

run "no_endpoint" {
  assert {
    condition     = length(local.endpoint_ids) == 0
    error_message = "Where the private subnets have a way out there must be no endpoint to pay for."
  }

  assert {
    condition     = output.instance_environment == { FIREHOSE_STREAM_NAME = "carshare-test-events" }
    error_message = "Instances must be told the stream's name, and nothing else."
  }
}
