# The provider is the real one, which plans without asking AWS: Terraform 1.11 has no mocks for ephemeral resources, and none is opened before its secret
# is there. Nothing is applied. https://github.com/hashicorp/terraform/issues/38608

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

variables {
  name                    = "carshare"
  environment             = "test"
  key_arn                 = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
  replicas                = { us-west-2 = "arn:aws:kms:us-west-2:123456789012:key/22222222-2222-2222-2222-222222222222", eu-west-1 = "arn:aws:kms:eu-west-1:123456789012:key/33333333-3333-3333-3333-333333333333" }
  password_version        = 3
  recovery_window_in_days = 21
}

run "secret" {
  command = plan

  assert {
    condition     = aws_secretsmanager_secret.this.name_prefix == "carshare-test-database-"
    error_message = "A prefix: a name stays taken while a deleted secret can be restored."
  }

  assert {
    condition     = aws_secretsmanager_secret.this.kms_key_id == var.key_arn && aws_secretsmanager_secret.this.recovery_window_in_days == 21
    error_message = "The secret must have its key and the recovery window stated."
  }

  assert {
    condition     = { for replica in aws_secretsmanager_secret.this.replica : replica.region => replica.kms_key_id } == { for region, key_arn in var.replicas : region => key_arn }
    error_message = "Each other Region must have a copy under a key of its own."
  }
}

run "version" {
  command = plan

  # The value is write-only: state and plan show none.
  assert {
    condition     = aws_secretsmanager_secret_version.this.secret_string_wo_version == 3 && aws_secretsmanager_secret_version.this.secret_string == null
    error_message = "Another number must make another password, and the password must be in no state."
  }
}

run "handles" {
  command = plan

  override_resource {
    target          = aws_secretsmanager_secret_version.this
    override_during = plan
    values          = { arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:carshare-test-database-1-AbCdEf", version_id = "terraform-20261124101112131400000001" }
  }

  assert {
    condition     = output.version_id == "terraform-20261124101112131400000001"
    error_message = "Whoever sets the password must read the version that was stored."
  }

  assert {
    condition     = output.password_version == parseint(substr(sha256("terraform-20261124101112131400000001"), 0, 7), 16) && output.password_version < 2147483648
    error_message = "The number must go with the version that was stored, and be one that the provider takes."
  }
}

run "another_version" {
  command = plan

  override_resource {
    target          = aws_secretsmanager_secret_version.this
    override_during = plan
    values          = { arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:carshare-test-database-1-AbCdEf", version_id = "terraform-20261124101112131400000002" }
  }

  assert {
    condition     = output.password_version != run.handles.password_version
    error_message = "Another version must be another number."
  }
}

run "version_zero" {
  command = plan
  variables {
    password_version = 0
  }
  expect_failures = [var.password_version]
}

run "version_too_high" {
  command = plan
  variables {
    password_version = 10000
  }
  expect_failures = [var.password_version]
}

run "version_and_a_half" {
  command = plan
  variables {
    password_version = 1.5
  }
  expect_failures = [var.password_version]
}

run "recovery_too_short" {
  command = plan
  variables {
    recovery_window_in_days = 6
  }
  expect_failures = [var.recovery_window_in_days]
}

run "recovery_too_long" {
  command = plan
  variables {
    recovery_window_in_days = 31
  }
  expect_failures = [var.recovery_window_in_days]
}

run "no_recovery" {
  command = plan
  variables {
    recovery_window_in_days = 0
  }
  assert {
    condition     = aws_secretsmanager_secret.this.recovery_window_in_days == 0
    error_message = "A secret that is not protected must go at once."
  }
}
