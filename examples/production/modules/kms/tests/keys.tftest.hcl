# What belongs together, with made-up values for all that AWS would say.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  # The mock's own text is not JSON, and a key's policy must be.
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}

variables {
  name                                = "springfield-carshare"
  environment                         = "prod"
  region_code                         = "use1"
  deletion_window_in_days             = 30
  autoscaling_service_linked_role_arn = "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_springfield-carshare-prod"
}

run "keys" {
  assert {
    condition     = toset(keys(aws_kms_key.this)) == toset(["logs", "session", "storage"])
    error_message = "There is one key a role: logs, session, storage."
  }

  assert {
    condition     = alltrue([for key in aws_kms_key.this : key.enable_key_rotation])
    error_message = "Every key rotates."
  }

  assert {
    condition     = alltrue([for key in aws_kms_key.this : key.deletion_window_in_days == 30])
    error_message = "Every key has the deletion window of the variable."
  }

  assert {
    condition     = { for role, alias in aws_kms_alias.this : role => alias.name } == { logs = "alias/springfield-carshare-prod-logs", session = "alias/springfield-carshare-prod-session", storage = "alias/springfield-carshare-prod-storage" }
    error_message = "Each key has the alias of its role."
  }

  assert {
    condition     = alltrue([for role, alias in aws_kms_alias.this : alias.target_key_id == aws_kms_key.this[role].key_id])
    error_message = "Each alias points at the key of its role."
  }

  assert {
    condition     = { for role, key in aws_kms_key.this : role => key.tags.Name } == { logs = "springfield-carshare-prod-logs", session = "springfield-carshare-prod-session", storage = "springfield-carshare-prod-storage" }
    error_message = "Each key carries its name."
  }
}

run "handles" {
  assert {
    condition     = [output.logs_key_arn, output.session_key_arn, output.storage_key_arn] == [for role in ["logs", "session", "storage"] : aws_kms_key.this[role].arn]
    error_message = "Each output is the ARN of its own key."
  }
}

run "autoscaling_grant" {
  assert {
    condition     = aws_kms_grant.autoscaling.key_id == aws_kms_key.this["storage"].key_id
    error_message = "The grant is on the storage key."
  }

  assert {
    condition     = aws_kms_grant.autoscaling.grantee_principal == var.autoscaling_service_linked_role_arn
    error_message = "The grant is the service-linked role's."
  }

  # https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
  assert {
    condition     = aws_kms_grant.autoscaling.operations == toset(["CreateGrant", "Decrypt", "DescribeKey", "Encrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "ReEncryptFrom", "ReEncryptTo"])
    error_message = "The grant holds the operations that AWS documents for encrypted volumes, and no other."
  }
}

run "foreign_role_is_refused" {
  command = plan

  variables {
    autoscaling_service_linked_role_arn = "arn:aws:iam::123456789012:role/admin"
  }

  expect_failures = [var.autoscaling_service_linked_role_arn]
}

run "deletion_window_is_bounded" {
  command = plan

  variables {
    deletion_window_in_days = 6
  }

  expect_failures = [var.deletion_window_in_days]
}

run "deletion_window_is_whole" {
  command = plan

  variables {
    deletion_window_in_days = 7.5
  }

  expect_failures = [var.deletion_window_in_days]
}
