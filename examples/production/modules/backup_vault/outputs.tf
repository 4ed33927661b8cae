output "vault_arn" {
  description = "ARN of the vault, exported once nobody may delete from it."
  value       = aws_backup_vault.this.arn

  depends_on = [aws_backup_vault_policy.this]
}
