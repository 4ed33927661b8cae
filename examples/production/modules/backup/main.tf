locals {
  prefix = "${var.name}-${var.environment}"

  # AWS Backup's own values, which the provider does not keep to: with its three hours to complete, the first backup of a large file system never ends.
  # https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
  start_window_minutes      = 480
  completion_window_minutes = 10080
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# On the first of a month both rules are due at once, and AWS Backup then makes one backup, by the rule that keeps it longer. So both copy.
# https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
resource "aws_backup_plan" "this" {
  name = local.prefix

  rule {
    rule_name                    = "daily"
    target_vault_name            = aws_backup_vault.this.name
    schedule                     = "cron(0 ${var.start_hour} * * ? *)"
    schedule_expression_timezone = "Etc/UTC"
    start_window                 = local.start_window_minutes
    completion_window            = local.completion_window_minutes

    lifecycle {
      delete_after = var.daily_retention_days
    }

    dynamic "copy_action" {
      for_each = var.copies

      content {
        destination_vault_arn = copy_action.value.vault_arn

        lifecycle {
          delete_after = copy_action.value.retention_days
        }
      }
    }
  }

  rule {
    rule_name                    = "monthly"
    target_vault_name            = aws_backup_vault.this.name
    schedule                     = "cron(0 ${var.start_hour} 1 * ? *)"
    schedule_expression_timezone = "Etc/UTC"
    start_window                 = local.start_window_minutes
    completion_window            = local.completion_window_minutes

    lifecycle {
      delete_after = var.monthly_retention_days
    }

    dynamic "copy_action" {
      for_each = var.copies

      content {
        destination_vault_arn = copy_action.value.vault_arn

        lifecycle {
          delete_after = copy_action.value.retention_days
        }
      }
    }
  }

  tags = { Name = local.prefix }
}

# By type and by tag: clusters and file systems of the tree, and nothing else that happens to carry the tag. Secondary clusters and replicas carry none.
# With the type named, file systems need no opt-in; Aurora needs one in any case. https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
# The ARNs are spelled as AWS documents them for whole types; a plan sees its own account and Region only.
resource "aws_backup_selection" "this" {
  name         = "tagged"
  plan_id      = aws_backup_plan.this.id
  iam_role_arn = aws_iam_role.backup.arn

  resources = [
    "arn:${data.aws_partition.current.partition}:elasticfilesystem:*:*:file-system/*",
    "arn:${data.aws_partition.current.partition}:rds:*:*:cluster:*",
  ]

  condition {
    string_equals {
      key   = "aws:ResourceTag/backup"
      value = local.prefix
    }
  }

  # AWS Backup tries the role as the selection is made.
  depends_on = [aws_iam_role_policy_attachment.backup]
}
