data "aws_service_principal" "backup" {
  service_name = "backup"
}

# AWS Backup names the account for which it takes a role, but not, as far as is documented, a plan or a vault:
# https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-service-confused-deputy-prevention.html
# https://github.com/nationalarchives/terraform-aws-immutable-aws-backup
data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "BackupTakesTheRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.backup.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role" "backup" {
  name               = "${local.prefix}-backup-${var.region_code}"
  description        = "AWS Backup backs up ${local.prefix} in ${var.region_code}"
  assume_role_policy = data.aws_iam_policy_document.trust.json

  tags = { Name = "${local.prefix}-backup" }
}

# What AWS Backup needs to snapshot, copy, expire and encrypt, which AWS keeps up to date. It restores nothing: see README.md.
# https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForBackup.html
resource "aws_iam_role_policy_attachment" "backup" {
  role       = aws_iam_role.backup.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
}
