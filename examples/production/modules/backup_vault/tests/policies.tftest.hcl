# What the policies say in each partition. The provider is the real one, which writes policy documents without asking AWS; nothing is applied.

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

provider "aws" {
  alias                       = "china"
  region                      = "cn-north-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

provider "aws" {
  alias                       = "govcloud"
  region                      = "us-gov-west-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

override_data {
  target = data.aws_caller_identity.current
  values = {
    account_id = "123456789012"
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

run "key_and_vault_aws" {
  command = plan

  assert {
    condition = jsondecode(aws_kms_key.this.policy).Statement == [{
      Sid       = "DelegateToAccountIam"
      Effect    = "Allow"
      Action    = "kms:*"
      Resource  = "*"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
    }]
    error_message = "The key must be the account's IAM's, in its partition, and nobody else's."
  }

  assert {
    condition = jsondecode(aws_backup_vault_policy.this.policy).Statement == [{
      Sid       = "KeepRecoveryPoints"
      Effect    = "Deny"
      Action    = ["backup:UpdateRecoveryPointLifecycle", "backup:DeleteRecoveryPoint"]
      Resource  = "*"
      Principal = { AWS = "*" }
    }]
    error_message = "Nobody may delete a recovery point, or shorten its life."
  }
}

run "key_and_vault_aws_cn" {
  command = plan

  providers = {
    aws = aws.china
  }

  assert {
    condition = jsondecode(aws_kms_key.this.policy).Statement == [{
      Sid       = "DelegateToAccountIam"
      Effect    = "Allow"
      Action    = "kms:*"
      Resource  = "*"
      Principal = { AWS = "arn:aws-cn:iam::123456789012:root" }
    }]
    error_message = "The key must be the account's IAM's, in its partition, and nobody else's."
  }

  assert {
    condition = jsondecode(aws_backup_vault_policy.this.policy).Statement == [{
      Sid       = "KeepRecoveryPoints"
      Effect    = "Deny"
      Action    = ["backup:UpdateRecoveryPointLifecycle", "backup:DeleteRecoveryPoint"]
      Resource  = "*"
      Principal = { AWS = "*" }
    }]
    error_message = "Nobody may delete a recovery point, or shorten its life."
  }
}

run "key_and_vault_aws_us_gov" {
  command = plan

  providers = {
    aws = aws.govcloud
  }

  assert {
    condition = jsondecode(aws_kms_key.this.policy).Statement == [{
      Sid       = "DelegateToAccountIam"
      Effect    = "Allow"
      Action    = "kms:*"
      Resource  = "*"
      Principal = { AWS = "arn:aws-us-gov:iam::123456789012:root" }
    }]
    error_message = "The key must be the account's IAM's, in its partition, and nobody else's."
  }

  assert {
    condition = jsondecode(aws_backup_vault_policy.this.policy).Statement == [{
      Sid       = "KeepRecoveryPoints"
      Effect    = "Deny"
      Action    = ["backup:UpdateRecoveryPointLifecycle", "backup:DeleteRecoveryPoint"]
      Resource  = "*"
      Principal = { AWS = "*" }
    }]
    error_message = "Nobody may delete a recovery point, or shorten its life."
  }
}
