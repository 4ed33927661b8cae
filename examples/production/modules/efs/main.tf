locals {
  prefix = "${var.name}-${var.environment}"
}

# No creation_token: another one replaces the file system, and a replica that was promoted and imported carries AWS's own.
# No protection block: AWS's default keeps the file system from becoming a replica of another one, and while it is one the setting is AWS's to change.
# https://docs.aws.amazon.com/efs/latest/ug/API_FileSystemProtectionDescription.html
resource "aws_efs_file_system" "this" {
  #checkov:skip=CKV2_AWS_18:it is backed up by itself, see the backup policy below, and the tree's own plan selects it by its tag https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html

  encrypted  = true
  kms_key_id = var.storage_key_arn

  # The mode with the lower latency, which elastic throughput asks for: https://docs.aws.amazon.com/efs/latest/ug/performance.html
  performance_mode                = "generalPurpose"
  throughput_mode                 = local.throughput_mode
  provisioned_throughput_in_mibps = local.provisioned_throughput_in_mibps

  # EFS takes one transition a policy. What is read again stays where it is: to move it back and out once more would cost each time.
  # https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html
  lifecycle_policy {
    transition_to_ia = var.transition_to_ia_days == 1 ? "AFTER_1_DAY" : "AFTER_${var.transition_to_ia_days}_DAYS"
  }

  dynamic "lifecycle_policy" {
    for_each = local.archive_after_days

    content {
      transition_to_archive = "AFTER_${lifecycle_policy.value}_DAYS"
    }
  }

  tags = {
    Name   = local.prefix
    backup = local.prefix
  }

  lifecycle {
    precondition {
      condition     = length(local.archive_after_days) == (var.transition_to_archive_days == null ? 0 : 1)
      error_message = "Elastic throughput, and no other, needs transition_to_archive_days."
    }

    precondition {
      condition     = local.provisioned_throughput_in_mibps == var.provisioned_throughput_in_mibps && (local.throughput_mode == "provisioned") == (var.provisioned_throughput_in_mibps != null)
      error_message = "Provisioned throughput, and no other, needs provisioned_throughput_in_mibps."
    }
  }
}

# A backup a day, kept 35 days by AWS Backup's own plan in the vault aws/efs/automatic-backup-vault, whether or not the tree has a plan of its own.
# https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html
resource "aws_efs_backup_policy" "this" {
  file_system_id = aws_efs_file_system.this.id

  backup_policy {
    status = "ENABLED"
  }
}
