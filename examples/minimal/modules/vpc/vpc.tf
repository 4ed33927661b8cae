locals {
  prefix = "${var.name}-${var.environment}"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_vpc" "this" {
  #checkov:skip=CKV2_AWS_11:The flow_logs module logs this VPC, and the check does not see past a module's edge: https://github.com/bridgecrewio/checkov/blob/main/checkov/terraform/checks/graph_checks/aws/VPCHasFlowLog.yaml

  cidr_block                       = var.cidr
  assign_generated_ipv6_cidr_block = local.assign_generated_ipv6_cidr_block

  # Both are needed for the private names of interface endpoints and EFS mount targets.
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = local.prefix }
}

# Nothing may use it: without rules, whatever lands in it by oversight reaches nothing and is reached by nothing.
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = "${local.prefix}-default-locked" }
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = local.prefix }
}
