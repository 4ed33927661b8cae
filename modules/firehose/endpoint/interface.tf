# Nothing leads out of the private subnets, so Firehose gets an interface endpoint. It calls KMS itself: for the stream's key none is needed.
# https://docs.aws.amazon.com/firehose/latest/dev/vpc.html
data "aws_iam_policy_document" "endpoint" {
  statement {
    sid       = "OwnPrincipalsPutRecords"
    actions   = ["firehose:PutRecord", "firehose:PutRecordBatch"]
    resources = [local.stream_arn]

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
  name        = "${local.prefix}-firehose-endpoint"
  description = "Interface endpoint of Data Firehose"
  vpc_id      = var.vpc_id

  tags = { Name = "${local.prefix}-firehose-endpoint" }
}

resource "aws_vpc_security_group_ingress_rule" "instances" {
  security_group_id            = aws_security_group.endpoint.id
  description                  = "HTTPS from the instances"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = var.instance_security_group_id

  tags = { Name = "${local.prefix}-firehose-endpoint-instances" }
}

# Subnets stand here and not in associations: see decisions/0005.
resource "aws_vpc_endpoint" "firehose" {
  vpc_id              = var.vpc_id
  vpc_endpoint_type   = "Interface"
  service_name        = "com.amazonaws.${data.aws_region.current.id}.kinesis-firehose"
  policy              = data.aws_iam_policy_document.endpoint.json
  private_dns_enabled = true
  subnet_ids          = values(var.private_subnet_ids)
  security_group_ids  = [aws_security_group.endpoint.id]

  tags = { Name = "${local.prefix}-firehose" }
}

locals {
  endpoint_ids = {
    endpoint = aws_vpc_endpoint.firehose.id
    https    = aws_vpc_security_group_ingress_rule.instances.id
  }
}
