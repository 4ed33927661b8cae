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

run "endpoint" {
  assert {
    condition     = [aws_vpc_endpoint.firehose.service_name, aws_vpc_endpoint.firehose.vpc_endpoint_type, aws_vpc_endpoint.firehose.vpc_id] == ["com.amazonaws.us-east-1.kinesis-firehose", "Interface", "vpc-1"]
    error_message = "Firehose must have an interface endpoint, under the name that it has there."
  }

  assert {
    condition     = aws_vpc_endpoint.firehose.private_dns_enabled && aws_vpc_endpoint.firehose.subnet_ids == toset(["subnet-private-1", "subnet-private-2"])
    error_message = "It must answer to the service's own name, in every zone."
  }

  assert {
    condition     = aws_vpc_endpoint.firehose.security_group_ids == toset([aws_security_group.endpoint.id]) && aws_security_group.endpoint.vpc_id == "vpc-1"
    error_message = "It must be behind its own security group."
  }

  assert {
    condition     = [aws_vpc_security_group_ingress_rule.instances.security_group_id, aws_vpc_security_group_ingress_rule.instances.referenced_security_group_id, aws_vpc_security_group_ingress_rule.instances.ip_protocol] == [aws_security_group.endpoint.id, "sg-instances", "tcp"]
    error_message = "Instances, and nobody else, must be let in."
  }

  assert {
    condition     = [aws_vpc_security_group_ingress_rule.instances.from_port, aws_vpc_security_group_ingress_rule.instances.to_port] == [443, 443]
    error_message = "They must be let in by HTTPS only."
  }

  assert {
    condition     = local.endpoint_ids == { endpoint = aws_vpc_endpoint.firehose.id, https = aws_vpc_security_group_ingress_rule.instances.id }
    error_message = "Instances must be told of the stream only once the way stands."
  }

  assert {
    condition     = aws_vpc_endpoint.firehose.policy == data.aws_iam_policy_document.endpoint.json
    error_message = "The endpoint must have its policy."
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.endpoint.statement : [statement.actions, statement.resources]] == [
      [toset(["firehose:PutRecord", "firehose:PutRecordBatch"]), toset(["arn:aws:firehose:us-east-1:123456789012:deliverystream/carshare-test-events"])],
    ]
    error_message = "Nothing but putting records into this stream must pass."
  }

  assert {
    condition     = [for condition in one(data.aws_iam_policy_document.endpoint.statement).condition : [condition.test, condition.variable, condition.values]] == [["StringEquals", "aws:PrincipalAccount", tolist(["123456789012"])]]
    error_message = "Nobody of another account must pass."
  }
}
