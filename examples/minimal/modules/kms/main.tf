locals {
  prefix = "${var.name}-${var.environment}"

  # A key a role, so that who may read flow logs, who may open a session and who may attach a volume stay three questions.
  policies = {
    logs    = data.aws_iam_policy_document.logs.json
    session = data.aws_iam_policy_document.session.json
    storage = data.aws_iam_policy_document.storage.json
  }

  descriptions = {
    logs    = "Log bucket and log groups of ${local.prefix} in ${var.region_code}"
    session = "Session Manager streams and their log group of ${local.prefix} in ${var.region_code}"
    storage = "EBS, EFS and RDS storage of ${local.prefix} in ${var.region_code}"
  }

  # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
  cloudwatch_logs_actions = [
    "kms:Encrypt",
    "kms:Decrypt",
    "kms:ReEncrypt*",
    "kms:GenerateDataKey*",
    "kms:DescribeKey",
  ]

  log_group_arns = join(":", [
    "arn", data.aws_partition.current.partition, "logs", data.aws_region.current.id, data.aws_caller_identity.current.account_id, "log-group",
  ])

  log_group_arn_prefix = "${local.log_group_arns}:/${var.name}/${var.environment}"

  # RDS names the log groups of a cluster itself, after the cluster. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.CloudWatch.html
  database_log_group_arn_prefix = "${local.log_group_arns}:/aws/rds/cluster/${local.prefix}-${var.region_code}"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_kms_key" "this" {
  for_each = local.policies

  description             = local.descriptions[each.key]
  policy                  = each.value
  enable_key_rotation     = true
  deletion_window_in_days = var.deletion_window_in_days

  tags = {
    Name = "${local.prefix}-${each.key}"
  }
}

resource "aws_kms_alias" "this" {
  for_each = local.policies

  name          = "alias/${local.prefix}-${each.key}"
  target_key_id = aws_kms_key.this[each.key].key_id
}

# A grant, not a statement in the key policy: a key policy that names a role that does not exist (yet, or any more) is refused by KMS, and the
# tree's teardown deletes the role. The operations are those of AWS's own create-grant example for encrypted volumes:
# https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
resource "aws_kms_grant" "autoscaling" {
  name              = "${local.prefix}-autoscaling"
  key_id            = aws_kms_key.this["storage"].key_id
  grantee_principal = var.autoscaling_service_linked_role_arn

  operations = [
    "CreateGrant",
    "Decrypt",
    "DescribeKey",
    "Encrypt",
    "GenerateDataKey",
    "GenerateDataKeyWithoutPlaintext",
    "ReEncryptFrom",
    "ReEncryptTo",
  ]
}
