locals {
  # Services of this region and account, as the first five parts of an ARN.
  account_arns = {
    for service in ["kms", "logs"] : service => join(":", [
      "arn", data.aws_partition.current.partition, service, data.aws_region.current.id, data.aws_caller_identity.current.account_id,
    ])
  }
}

# Subnets stand here and not in associations: see decisions/0005.
#
# The four services have this name in China too; it is others (ec2, monitoring, sts) that are called cn.com.amazonaws there.
# https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts
resource "aws_vpc_endpoint" "this" {
  for_each = local.endpoint_policies

  vpc_id              = var.vpc_id
  service_name        = "com.amazonaws.${data.aws_region.current.id}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = values(var.private_subnet_ids)
  security_group_ids  = [aws_security_group.endpoints.id]
  policy              = each.value

  tags = {
    Name = "${local.prefix}-${each.key}"
  }
}

resource "aws_security_group" "endpoints" {
  name        = "${local.prefix}-session-endpoints"
  description = "Interface endpoints of Session Manager"
  vpc_id      = var.vpc_id

  tags = {
    Name = "${local.prefix}-session-endpoints"
  }
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  security_group_id = aws_security_group.endpoints.id
  description       = "HTTPS from the VPC"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = var.cidr_block

  tags = {
    Name = "${local.prefix}-session-endpoints"
  }
}

# `Principal: *` with aws:PrincipalAccount: whoever calls through the endpoint is of this account; what he may do is still up to IAM.
# The actions are those of AmazonSSMManagedInstanceCore, so whatever the agent may do, it can do here. Documents and parameters belong in part to AWS,
# hence no limit by resource. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSSMManagedInstanceCore.html
data "aws_iam_policy_document" "ssm" {
  statement {
    sid = "ManagedInstances"
    actions = [
      "ssm:DescribeAssociation",
      "ssm:DescribeDocument",
      "ssm:GetDeployablePatchSnapshotForInstance",
      "ssm:GetDocument",
      "ssm:GetManifest",
      "ssm:GetParameter",
      "ssm:GetParameters",
      "ssm:ListAssociations",
      "ssm:ListInstanceAssociations",
      "ssm:PutComplianceItems",
      "ssm:PutConfigurePackageResult",
      "ssm:PutInventory",
      "ssm:UpdateAssociationStatus",
      "ssm:UpdateInstanceAssociationStatus",
      "ssm:UpdateInstanceInformation",
    ]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

# None of the four knows resources. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsessionmanagermessagegatewayservice.html
data "aws_iam_policy_document" "ssmmessages" {
  statement {
    sid = "SessionChannels"
    actions = [
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ]
    resources = ["*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}
