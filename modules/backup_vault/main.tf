locals {
  prefix = "${var.name}-${var.environment}"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# In a key policy `Resource: *` means "this key". IAM decides, as for the tree's other keys: AWS Backup gets grants from whoever makes the vault, and uses
# the key with the rights of the role that it takes. https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
# https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
data "aws_iam_policy_document" "key" {
  #checkov:skip=CKV_AWS_109:the account root delegates to IAM, see decision record 0011 https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
  #checkov:skip=CKV_AWS_111:the account root delegates to IAM, see decision record 0011 https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
  #checkov:skip=CKV_AWS_356:in a key policy the star is this key, see decision record 0011 https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
  statement {
    sid       = "DelegateToAccountIam"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
}

resource "aws_kms_key" "this" {
  description             = "Copies of the backups of ${local.prefix} in ${var.region_code}"
  policy                  = data.aws_iam_policy_document.key.json
  enable_key_rotation     = true
  deletion_window_in_days = var.key_deletion_window_in_days

  tags = { Name = "${local.prefix}-backup-copy" }
}

resource "aws_kms_alias" "this" {
  name          = "alias/${local.prefix}-backup-copy"
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_backup_vault" "this" {
  name          = "${local.prefix}-copy"
  kms_key_arn   = aws_kms_key.this.arn
  force_destroy = var.force_destroy

  tags = { Name = "${local.prefix}-copy" }

  depends_on = [terraform_data.roles]
}

# AWS Backup deletes a recovery point with the role that made it, so on a teardown the roles outlive the vault.
# https://docs.aws.amazon.com/aws-backup/latest/devguide/API_DeleteRecoveryPoint.html
resource "terraform_data" "roles" {
  input = var.role_arns
}

# Nobody deletes a recovery point or changes how long it is kept; what has run out is still removed. Terraform takes this policy away before the vault.
# Recovery points have ARNs of the services that they come from, so the star is whatever lies in this vault:
# https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
# https://docs.aws.amazon.com/config/latest/developerguide/backup-recovery-point-manual-deletion-disabled.html
data "aws_iam_policy_document" "vault" {
  statement {
    sid       = "KeepRecoveryPoints"
    effect    = "Deny"
    actions   = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_backup_vault_policy" "this" {
  backup_vault_name = aws_backup_vault.this.name
  policy            = data.aws_iam_policy_document.vault.json
}
