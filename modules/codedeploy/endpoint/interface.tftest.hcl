mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com", reverse_dns_prefix = "com.amazonaws" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  mock_resource "aws_codedeploy_app" {
    defaults = { arn = "arn:aws:codedeploy:us-east-1:123456789012:application:made-up" }
  }
  mock_resource "aws_codedeploy_deployment_group" {
    defaults = { arn = "arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:made-up/made-up" }
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

  deployment              = "half"
  rollback_alarm_names    = ["carshare-test-alb-5xx-rate", "carshare-test-alb-unhealthy-hosts"]
  artifact_retention_days = 45

  autoscaling_group_name      = "carshare-test-group"
  target_group_name           = "app-2026112408"
  vpc_id                      = "vpc-1"
  private_subnet_ids          = { use1-az1 = "subnet-private-1", use1-az2 = "subnet-private-2" }
  instance_security_group_id  = "sg-instances"
  instance_role_name          = "carshare-test-instance-use1"
  access_logs_bucket_name     = "carshare-test-access-123456789012-use1"
  force_destroy               = true
  key_deletion_window_in_days = 21
}

run "endpoint" {
  assert {
    condition     = [aws_vpc_endpoint.agent.service_name, aws_vpc_endpoint.agent.vpc_endpoint_type, aws_vpc_endpoint.agent.vpc_id] == ["com.amazonaws.us-east-1.codedeploy-commands-secure", "Interface", "vpc-1"]
    error_message = "The agent must have its interface endpoint."
  }

  assert {
    condition     = aws_vpc_endpoint.agent.private_dns_enabled && aws_vpc_endpoint.agent.subnet_ids == toset(["subnet-private-1", "subnet-private-2"])
    error_message = "It must answer to the service's own name, in every zone."
  }

  assert {
    condition     = aws_vpc_endpoint.agent.security_group_ids == toset([aws_security_group.endpoint.id]) && aws_security_group.endpoint.vpc_id == "vpc-1"
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
    condition     = local.endpoint_ids == { agent = aws_vpc_endpoint.agent.id, https = aws_vpc_security_group_ingress_rule.instances.id }
    error_message = "Nothing must be deployed, and no agent set up, before the way stands."
  }

  assert {
    condition     = aws_vpc_endpoint.agent.policy == data.aws_iam_policy_document.endpoint.json
    error_message = "The endpoint must have its policy."
  }

  assert {
    condition     = output.instance_environment == { CODEDEPLOY_ENABLE_AUTH_POLICY = "true" }
    error_message = "The agent must be told to poll the endpoint."
  }
}

run "rights" {
  assert {
    condition = [for s in jsondecode(aws_iam_policy.instance.policy).Statement : [s.Effect, toset(s.Action), s.Resource] if s.Sid == "AskForDeployments"] == [[
      "Allow",
      toset([
        "codedeploy-commands-secure:GetDeploymentSpecification", "codedeploy-commands-secure:PollHostCommand",
        "codedeploy-commands-secure:PutHostCommandAcknowledgement", "codedeploy-commands-secure:PutHostCommandComplete",
      ]),
      "*",
    ]]
    error_message = "At its endpoint the agent signs as the instance, which must be allowed to ask for deployments and to report on them."
  }

  assert {
    condition     = [for s in jsondecode(aws_iam_policy.instance.policy).Statement : s.Sid] == ["FetchRevisions", "DecryptRevisions", "AskForDeployments"]
    error_message = "Instances must fetch what is deployed here too, and get no other right."
  }

  assert {
    condition = [for statement in data.aws_iam_policy_document.endpoint.statement : [statement.actions, statement.resources]] == [[
      toset([
        "codedeploy-commands-secure:GetDeploymentSpecification", "codedeploy-commands-secure:PollHostCommand",
        "codedeploy-commands-secure:PutHostCommandAcknowledgement", "codedeploy-commands-secure:PutHostCommandComplete",
      ]),
      toset(["*"]),
    ]]
    error_message = "Nothing but what the agent asks must pass the endpoint."
  }

  assert {
    condition     = [for condition in one(data.aws_iam_policy_document.endpoint.statement).condition : [condition.test, condition.variable, condition.values]] == [["StringEquals", "aws:PrincipalAccount", tolist(["123456789012"])]]
    error_message = "Nobody of another account must pass."
  }

  assert {
    condition     = [for principal in one(data.aws_iam_policy_document.endpoint.statement).principals : [principal.type, principal.identifiers]] == [["AWS", toset(["*"])]]
    error_message = "Who of the account may ask must be up to IAM."
  }
}

run "china" {
  override_data {
    target = data.aws_partition.current
    values = { partition = "aws-cn", dns_suffix = "amazonaws.com.cn", reverse_dns_prefix = "cn.com.amazonaws" }
  }

  override_data {
    target = data.aws_region.current
    values = { id = "cn-north-1" }
  }

  assert {
    condition     = aws_vpc_endpoint.agent.service_name == "cn.com.amazonaws.cn-north-1.codedeploy-commands-secure"
    error_message = "In China the endpoint's name begins with cn.com.amazonaws."
  }
}
