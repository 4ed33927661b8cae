mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{}" }
  }
  mock_data "aws_service_principal" {
    defaults = { name = "backup.amazonaws.com" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/carshare-test-backup-use1" }
  }
}

variables {
  name                        = "carshare"
  environment                 = "test"
  region_code                 = "use1"
  start_hour                  = 3
  daily_retention_days        = 35
  monthly_retention_days      = 365
  key_deletion_window_in_days = 30
  force_destroy               = false
}

run "vault" {
  assert {
    condition     = aws_backup_vault.this.name == "carshare-test" && aws_backup_vault.this.kms_key_arn == aws_kms_key.this.arn && !aws_backup_vault.this.force_destroy
    error_message = "The vault must be under its own key, and must not be deleted with what is in it."
  }

  assert {
    condition     = aws_kms_key.this.enable_key_rotation && aws_kms_key.this.deletion_window_in_days == 30 && aws_kms_alias.this.name == "alias/carshare-test-backup" && aws_kms_alias.this.target_key_id == aws_kms_key.this.key_id
    error_message = "The vault's key must rotate and go by its name."
  }

  assert {
    condition     = strcontains(aws_kms_key.this.description, "use1")
    error_message = "The key's description must tell its region."
  }

  assert {
    condition     = aws_backup_vault_policy.this.backup_vault_name == aws_backup_vault.this.name && output.vault_arn == aws_backup_vault.this.arn
    error_message = "The vault that is handed on must be the one with the policy."
  }
}

run "teardown" {
  variables {
    force_destroy = true
  }

  assert {
    condition     = aws_backup_vault.this.force_destroy
    error_message = "The teardown must be able to delete the vault with what is in it."
  }
}

run "name" {
  assert {
    condition     = output.vault_name == aws_backup_vault.this.name
    error_message = "The name that is handed on must be the vault's."
  }
}
