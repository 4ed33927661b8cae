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
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111" }
  }
}

variables {
  name                        = "carshare"
  environment                 = "test"
  region_code                 = "usw2"
  key_deletion_window_in_days = 30
  force_destroy               = false
  role_arns                   = ["arn:aws:iam::123456789012:role/carshare-test-backup-use1"]
}

run "vault" {
  assert {
    condition     = terraform_data.roles.input == tolist(["arn:aws:iam::123456789012:role/carshare-test-backup-use1"])
    error_message = "The vault must wait for the roles, and so go before them."
  }

  assert {
    condition     = aws_backup_vault.this.name == "carshare-test-copy" && aws_backup_vault.this.kms_key_arn == aws_kms_key.this.arn && !aws_backup_vault.this.force_destroy
    error_message = "The vault must be under its own key, and must not be deleted with what is in it."
  }

  assert {
    condition     = aws_kms_key.this.enable_key_rotation && aws_kms_key.this.deletion_window_in_days == 30 && aws_kms_alias.this.name == "alias/carshare-test-backup-copy" && aws_kms_alias.this.target_key_id == aws_kms_key.this.key_id
    error_message = "The vault's key must rotate and go by its name."
  }

  assert {
    condition     = strcontains(aws_kms_key.this.description, "usw2")
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

run "key_window_is_bounded" {
  command = plan

  variables {
    key_deletion_window_in_days = 31
  }

  expect_failures = [var.key_deletion_window_in_days]
}

run "shortest_key_window" {
  command = plan

  variables {
    key_deletion_window_in_days = 7
  }

  assert {
    condition     = aws_kms_key.this.deletion_window_in_days == 7
    error_message = "The shortest window of KMS must be possible."
  }
}

run "key_window_is_whole" {
  command = plan

  variables {
    key_deletion_window_in_days = 7.5
  }

  expect_failures = [var.key_deletion_window_in_days]
}
