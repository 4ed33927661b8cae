# No way out to the internet. What instances still call gets an interface endpoint: EC2 and STS (agents, SDKs), CloudWatch metrics, the database's secret.
# Systems Manager, KMS and CloudWatch Logs are the session_manager module's, S3 and DynamoDB the vpc module's.
data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id

  # In China most of these begin with cn.com.amazonaws, Secrets Manager does not:
  # https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ec2/lib/vpc-endpoint.ts
  dns_prefixes = {
    secretsmanager = "com.amazonaws"
  }

  interface_endpoints = {
    ec2            = data.aws_iam_policy_document.ec2.json
    monitoring     = data.aws_iam_policy_document.monitoring.json
    secretsmanager = data.aws_iam_policy_document.secretsmanager.json
    sts            = data.aws_iam_policy_document.sts.json
  }
}

data "aws_iam_policy_document" "ec2" {
  statement {
    sid = "OwnPrincipalsDescribe"

    # What the CloudWatch agent (tags, volumes), efs-utils (zones) and the SDKs ask. None has resource-level permissions:
    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
    actions = [
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeInstances",
      "ec2:DescribeRegions",
      "ec2:DescribeTags",
      "ec2:DescribeVolumes",
    ]

    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [local.account_id]
    }
  }
}

data "aws_iam_policy_document" "monitoring" {
  statement {
    sid = "OwnPrincipalsPutMetrics"

    # No resource-level permissions:
    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [local.account_id]
    }
  }
}

data "aws_iam_policy_document" "secretsmanager" {
  statement {
    sid       = "OwnPrincipalsReadOwnSecrets"
    actions   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
    resources = ["arn:${data.aws_partition.current.partition}:secretsmanager:${data.aws_region.current.id}:${local.account_id}:secret:*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [local.account_id]
    }
  }
}

data "aws_iam_policy_document" "sts" {
  statement {
    sid = "OwnPrincipalsAskWhoTheyAre"

    # No resource-level permissions:
    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
    actions   = ["sts:GetCallerIdentity"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [local.account_id]
    }
  }

  statement {
    sid       = "OwnPrincipalsToOwnRoles"
    actions   = ["sts:AssumeRole"]
    resources = ["arn:${data.aws_partition.current.partition}:iam::${local.account_id}:role/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = [local.account_id]
    }
  }
}

# Answers need no egress rule: security groups keep state.
resource "aws_security_group" "endpoints" {
  name        = "${local.prefix}-nat-endpoints"
  description = "Interface endpoints that stand in for a NAT gateway"
  vpc_id      = var.vpc_id

  tags = { Name = "${local.prefix}-nat-endpoints" }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints_https" {
  security_group_id = aws_security_group.endpoints.id
  description       = "HTTPS from the VPC"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = var.cidr_block

  tags = { Name = "${local.prefix}-nat-endpoints-https" }
}

# Subnets stand here and not in associations: see decisions/0005.
resource "aws_vpc_endpoint" "interface" {
  for_each = local.interface_endpoints

  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = "${lookup(local.dns_prefixes, each.key, data.aws_partition.current.reverse_dns_prefix)}.${data.aws_region.current.id}.${each.key}"
  policy              = each.value
  private_dns_enabled = true
  subnet_ids          = values(var.private_subnet_ids)
  security_group_ids  = [aws_security_group.endpoints.id]

  tags = { Name = "${local.prefix}-${each.key}" }
}

locals {
  nat_gateway_ids         = {}
  public_ips              = {}
  private_egress_zone_ids = {}
  endpoint_ids            = { for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.id }
  egress_ids = merge(
    { for service, endpoint in aws_vpc_endpoint.interface : service => endpoint.id },
    { https = aws_vpc_security_group_ingress_rule.endpoints_https.id },
  )
}
