# What belongs together, with made-up values for all that AWS would say; holds whichever document and endpoints were chosen.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition  = "aws"
      dns_suffix = "amazonaws.com"
    }
  }

  mock_data "aws_region" {
    defaults = {
      id = "us-east-1"
    }
  }

  # The mock has text of its own that is not JSON, and policies must be.
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}

variables {
  name                 = "springfield-carshare"
  environment          = "prod"
  region_code          = "use1"
  vpc_id               = "vpc-0123456789abcdef0"
  cidr_block           = "10.20.0.0/16"
  private_subnet_ids   = { use1-az1 = "subnet-01111111111111111", use1-az2 = "subnet-02222222222222222" }
  session_key_arn      = "arn:aws:kms:us-east-1:123456789012:key/22222222-2222-2222-2222-222222222222"
  logs_bucket_name     = "springfield-carshare-prod-logs-123456789012-use1"
  logs_bucket_arn      = "arn:aws:s3:::springfield-carshare-prod-logs-123456789012-use1"
  logs_key_arn         = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
  idle_timeout_minutes = 20
  max_duration_minutes = 60
  log_retention_days   = 365
}

run "log_group" {
  assert {
    condition     = aws_cloudwatch_log_group.this.name == "/springfield-carshare/prod/session-manager"
    error_message = "The session key admits this log group only."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.session_key_arn
    error_message = "The log group is encrypted under the session key, or the agent refuses the session."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.retention_in_days == 365
    error_message = "The log group keeps sessions as long as the variable says."
  }

  assert {
    condition     = output.log_group_name == aws_cloudwatch_log_group.this.name
    error_message = "The output is the log group's name."
  }
}

# https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
run "document" {
  assert {
    condition     = [aws_ssm_document.this.document_type, aws_ssm_document.this.document_format] == ["Session", "JSON"]
    error_message = "It is a session document."
  }

  assert {
    condition     = [jsondecode(aws_ssm_document.this.content).schemaVersion, jsondecode(aws_ssm_document.this.content).sessionType] == ["1.0", "Standard_Stream"]
    error_message = "Session documents know schema 1.0 only, and this one is for shells."
  }

  assert {
    condition     = [jsondecode(aws_ssm_document.this.content).inputs.s3BucketName, jsondecode(aws_ssm_document.this.content).inputs.s3KeyPrefix] == [var.logs_bucket_name, "session-manager"]
    error_message = "Sessions are logged to the log bucket, under the prefix that instances may write."
  }

  assert {
    condition     = jsondecode(aws_ssm_document.this.content).inputs.cloudWatchLogGroupName == aws_cloudwatch_log_group.this.name
    error_message = "Sessions are logged to the log group."
  }

  assert {
    condition     = [jsondecode(aws_ssm_document.this.content).inputs.s3EncryptionEnabled, jsondecode(aws_ssm_document.this.content).inputs.cloudWatchEncryptionEnabled] == [true, true]
    error_message = "No session is logged in the clear."
  }

  assert {
    condition     = jsondecode(aws_ssm_document.this.content).inputs.cloudWatchStreamingEnabled
    error_message = "The log is streamed: a killed instance leaves it behind."
  }

  assert {
    condition     = jsondecode(aws_ssm_document.this.content).inputs.kmsKeyId == var.session_key_arn
    error_message = "Streams are encrypted under the session key."
  }

  assert {
    condition     = [jsondecode(aws_ssm_document.this.content).inputs.idleSessionTimeout, jsondecode(aws_ssm_document.this.content).inputs.maxSessionDuration] == ["20", "60"]
    error_message = "Sessions end by the variables, which the document holds as text."
  }

  assert {
    condition     = jsondecode(aws_ssm_document.this.content).inputs.runAsEnabled == false
    error_message = "Sessions run as ssm-user."
  }

  assert {
    condition     = output.document_name == aws_ssm_document.this.name
    error_message = "The output is the document's name."
  }
}

run "endpoints" {
  assert {
    condition     = alltrue([for service, endpoint in aws_vpc_endpoint.this : endpoint.service_name == "com.amazonaws.us-east-1.${service}" && endpoint.vpc_endpoint_type == "Interface"])
    error_message = "Each endpoint is the interface endpoint of its service in this region."
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.this : endpoint.private_dns_enabled && endpoint.vpc_id == var.vpc_id])
    error_message = "Each endpoint answers to the service's own name in this VPC."
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.this : endpoint.security_group_ids == toset([aws_security_group.endpoints.id])])
    error_message = "Each endpoint has the endpoints' own security group."
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.this : endpoint.subnet_ids == toset(values(var.private_subnet_ids))])
    error_message = "Each endpoint is in each zone's private subnet."
  }

  assert {
    condition     = output.endpoint_ids == { for service, endpoint in aws_vpc_endpoint.this : service => endpoint.id }
    error_message = "The output holds each endpoint's id."
  }
}

run "security_group" {
  assert {
    condition     = aws_security_group.endpoints.vpc_id == var.vpc_id && aws_security_group.endpoints.name == "springfield-carshare-prod-session-endpoints"
    error_message = "The security group is of this VPC and carries its name."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.https.security_group_id == aws_security_group.endpoints.id
    error_message = "The rule is the endpoints' group's."
  }

  assert {
    condition     = [aws_vpc_security_group_ingress_rule.https.ip_protocol, tostring(aws_vpc_security_group_ingress_rule.https.from_port), tostring(aws_vpc_security_group_ingress_rule.https.to_port)] == ["tcp", "443", "443"]
    error_message = "HTTPS alone is let in."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.https.cidr_ipv4 == "10.20.0.0/16"
    error_message = "The VPC alone is let in."
  }
}

run "instance_policy" {
  assert {
    condition     = aws_iam_policy.instance.name == "springfield-carshare-prod-session-use1"
    error_message = "IAM is global: the policy carries the region."
  }

  assert {
    condition     = output.instance_policy_arn == aws_iam_policy.instance.arn
    error_message = "The output is the policy's ARN."
  }
}

run "no_zone" {
  command = plan

  variables {
    private_subnet_ids = {}
  }

  expect_failures = [var.private_subnet_ids]
}

run "bad_range" {
  command = plan

  variables {
    cidr_block = "10.20.0.0"
  }

  expect_failures = [var.cidr_block]
}

run "bounds_above" {
  command = plan

  variables {
    idle_timeout_minutes = 61
    max_duration_minutes = 1441
    log_retention_days   = 42
  }

  expect_failures = [var.idle_timeout_minutes, var.max_duration_minutes, var.log_retention_days]
}

run "bounds_below" {
  command = plan

  variables {
    idle_timeout_minutes = 0
    max_duration_minutes = 0
  }

  expect_failures = [var.idle_timeout_minutes, var.max_duration_minutes]
}
