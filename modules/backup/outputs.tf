output "vault_arn" {
  description = "ARN of the vault, exported once nobody may delete from it."
  value       = aws_backup_vault.this.arn

  depends_on = [aws_backup_vault_policy.this]
}

output "vault_name" {
  description = "Name of the vault, exported once nobody may delete from it."
  value       = aws_backup_vault.this.name

  depends_on = [aws_backup_vault_policy.this]
}

output "plan_id" {
  description = "Id of the backup plan, exported once it has something to back up."
  value       = aws_backup_plan.this.id

  depends_on = [aws_backup_selection.this]
}

output "role_arn" {
  description = "ARN of the role that makes backups, exported once it may."
  value       = aws_iam_role.backup.arn

  depends_on = [aws_iam_role_policy_attachment.backup]
}
