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

run "rules" {
  assert {
    condition     = aws_backup_plan.this.name == "carshare-test" && output.plan_id == aws_backup_plan.this.id
    error_message = "The plan must go by the tree's name."
  }

  assert {
    condition = { for rule in aws_backup_plan.this.rule : rule.rule_name => [rule.schedule, rule.schedule_expression_timezone, tostring(one(rule.lifecycle).delete_after)] } == {
      daily   = ["cron(0 3 * * ? *)", "Etc/UTC", "35"]
      monthly = ["cron(0 3 1 * ? *)", "Etc/UTC", "365"]
    }
    error_message = "There must be a backup a day and one on the first of each month, at the hour and for the days that are stated."
  }

  assert {
    condition     = alltrue([for rule in aws_backup_plan.this.rule : rule.target_vault_name == aws_backup_vault.this.name && rule.start_window == 480 && rule.completion_window == 10080])
    error_message = "Backups must go to the vault, with eight hours to start and a week to complete: the provider's three hours are too short for a large file system."
  }

  assert {
    condition     = alltrue([for rule in aws_backup_plan.this.rule : length(rule.copy_action) == 0])
    error_message = "Without copies there must be none."
  }
}

run "selection" {
  assert {
    condition     = aws_backup_selection.this.plan_id == aws_backup_plan.this.id && aws_backup_selection.this.iam_role_arn == aws_iam_role.backup.arn && aws_backup_selection.this.name == "tagged"
    error_message = "The plan must back up by the role."
  }

  assert {
    condition     = [for condition in aws_backup_selection.this.condition : [for equal in condition.string_equals : [equal.key, equal.value]]] == [[["aws:ResourceTag/backup", "carshare-test"]]] && length(aws_backup_selection.this.selection_tag) == 0
    error_message = "Only what carries the tree's tag may be selected: a selection_tag beside the types would add whatever has the tag."
  }

  assert {
    condition     = aws_iam_role.backup.name == "carshare-test-backup-use1" && aws_iam_role_policy_attachment.backup.role == aws_iam_role.backup.name
    error_message = "The role's name is global, so it must end with the region."
  }
}

run "copied" {
  variables {
    copies = [{ vault_arn = "arn:aws:backup:us-west-2:123456789012:backup-vault:carshare-test-copy", retention_days = 14 }]
  }

  assert {
    condition = { for rule in aws_backup_plan.this.rule : rule.rule_name => [for copy in rule.copy_action : [copy.destination_vault_arn, tostring(one(copy.lifecycle).delete_after)]] } == {
      daily   = [["arn:aws:backup:us-west-2:123456789012:backup-vault:carshare-test-copy", "14"]]
      monthly = [["arn:aws:backup:us-west-2:123456789012:backup-vault:carshare-test-copy", "14"]]
    }
    error_message = "Both rules must copy: on the first of a month only the monthly one runs."
  }
}

run "lower_bounds_are_taken" {
  command = plan

  variables {
    start_hour                  = 0
    daily_retention_days        = 1
    monthly_retention_days      = 2
    copies                      = [{ vault_arn = "arn:aws:backup:us-west-2:123456789012:backup-vault:carshare-test-copy", retention_days = 1 }]
    key_deletion_window_in_days = 7
  }

  assert {
    condition     = length(aws_backup_plan.this.rule) == 2
    error_message = "The shortest lives must be possible."
  }
}

run "upper_bounds_are_taken" {
  command = plan

  variables {
    start_hour                  = 23
    daily_retention_days        = 36499
    monthly_retention_days      = 36500
    copies                      = [{ vault_arn = "arn:aws:backup:us-west-2:123456789012:backup-vault:carshare-test-copy", retention_days = 36500 }]
    key_deletion_window_in_days = 30
  }

  assert {
    condition     = length(aws_backup_plan.this.rule) == 2
    error_message = "The longest lives must be possible."
  }
}

run "daily_is_kept_a_day_at_least" {
  command = plan

  variables {
    daily_retention_days = 0
  }

  expect_failures = [var.daily_retention_days]
}

run "daily_is_whole" {
  command = plan

  variables {
    daily_retention_days = 1.5
  }

  expect_failures = [var.daily_retention_days]
}

run "daily_is_bounded" {
  command = plan

  variables {
    daily_retention_days   = 36501
    monthly_retention_days = 36500
  }

  expect_failures = [var.daily_retention_days]
}

run "monthly_is_kept_longer" {
  command = plan

  variables {
    monthly_retention_days = 35
  }

  expect_failures = [var.monthly_retention_days]
}

run "monthly_is_bounded" {
  command = plan

  variables {
    monthly_retention_days = 36501
  }

  expect_failures = [var.monthly_retention_days]
}

run "monthly_is_whole" {
  command = plan

  variables {
    monthly_retention_days = 365.5
  }

  expect_failures = [var.monthly_retention_days]
}

run "hour_is_of_the_day" {
  command = plan

  variables {
    start_hour = 24
  }

  expect_failures = [var.start_hour]
}

run "hour_is_whole" {
  command = plan

  variables {
    start_hour = 3.5
  }

  expect_failures = [var.start_hour]
}

run "hour_is_not_before_midnight" {
  command = plan

  variables {
    start_hour = -1
  }

  expect_failures = [var.start_hour]
}

run "copies_are_kept_a_day_at_least" {
  command = plan

  variables {
    copies = [{ vault_arn = "arn:aws:backup:us-west-2:123456789012:backup-vault:carshare-test-copy", retention_days = 0 }]
  }

  expect_failures = [var.copies]
}

run "copies_are_whole" {
  command = plan

  variables {
    copies = [{ vault_arn = "arn:aws:backup:us-west-2:123456789012:backup-vault:carshare-test-copy", retention_days = 1.5 }]
  }

  expect_failures = [var.copies]
}

run "copies_are_bounded" {
  command = plan

  variables {
    copies = [{ vault_arn = "arn:aws:backup:us-west-2:123456789012:backup-vault:carshare-test-copy", retention_days = 36501 }]
  }

  expect_failures = [var.copies]
}

run "key_window_is_bounded" {
  command = plan

  variables {
    key_deletion_window_in_days = 6
  }

  expect_failures = [var.key_deletion_window_in_days]
}

run "role_name_is_bounded" {
  command = plan

  variables {
    name        = "springfield-carshare-of-the-northern-states"
    environment = "preproduction"
  }

  expect_failures = [var.region_code]
}
