# Nothing leads out of the private subnets, so the agent gets its interface endpoint. It reaches S3 by the VPC's gateway endpoint.
# The guide wants an endpoint of CodeDeploy's own API (`codedeploy`) beside it, for whoever calls that from the VPC. The agent does not, and in China there is none:
# https://docs.aws.amazon.com/codedeploy/latest/userguide/vpc-endpoints.html
# https://github.com/aws/aws-codedeploy-agent/blob/v1.8.1/vendor/gems/codedeploy-commands-1.0.0/lib/aws/plugins/deploy_control_endpoint.rb
locals {
  # None has resource-level permissions: https://docs.aws.amazon.com/service-authorization/latest/reference/list_codedeploy-commands-secure.html
  agent_actions = [
    "codedeploy-commands-secure:GetDeploymentSpecification",
    "codedeploy-commands-secure:PollHostCommand",
    "codedeploy-commands-secure:PutHostCommandAcknowledgement",
    "codedeploy-commands-secure:PutHostCommandComplete",
  ]

  agent_statements = [
    {
      Sid      = "AskForDeployments"
      Effect   = "Allow"
      Action   = local.agent_actions
      Resource = "*"
    },
  ]

  # Tells user data to set `:enable_auth_policy: true`: the agent then polls the endpoint, and signs as the instance's role.
  instance_environment = { CODEDEPLOY_ENABLE_AUTH_POLICY = "true" }

  endpoint_ids = {
    agent = aws_vpc_endpoint.agent.id
    https = aws_vpc_security_group_ingress_rule.instances.id
  }
}

data "aws_iam_policy_document" "endpoint" {
  statement {
    sid       = "OwnPrincipalsAskForDeployments"
    actions   = local.agent_actions
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

# Answers need no egress rule: security groups keep state. The instances' own group lets HTTPS out.
resource "aws_security_group" "endpoint" {
  name        = "${local.prefix}-codedeploy-endpoint"
  description = "Interface endpoint of the CodeDeploy agent"
  vpc_id      = var.vpc_id

  tags = { Name = "${local.prefix}-codedeploy-endpoint" }
}

resource "aws_vpc_security_group_ingress_rule" "instances" {
  security_group_id            = aws_security_group.endpoint.id
  description                  = "HTTPS from the instances"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = var.instance_security_group_id

  tags = { Name = "${local.prefix}-codedeploy-endpoint-instances" }
}

# In China its name begins with cn.com.amazonaws: https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts
# Subnets stand here and not in associations: see decisions/0005.
resource "aws_vpc_endpoint" "agent" {
  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = "${data.aws_partition.current.reverse_dns_prefix}.${data.aws_region.current.id}.codedeploy-commands-secure"
  policy              = data.aws_iam_policy_document.endpoint.json
  private_dns_enabled = true
  subnet_ids          = values(var.private_subnet_ids)
  security_group_ids  = [aws_security_group.endpoint.id]

  tags = { Name = "${local.prefix}-codedeploy" }
}
