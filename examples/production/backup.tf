variable "backup" {
  description = "AWS Backup: days that daily and monthly recovery points are kept, hour (UTC) at which backups are due, days that a copy is kept."
  type = object({
    daily_retention_days   = number
    monthly_retention_days = number
    start_hour             = number
    copy_retention_days    = number
  })
  nullable = false
}

# Where copies go: another Region than the data's, under a key of its own.
module "backup_vault_us_west_2" {
  source = "./modules/backup_vault"

  providers = {
    aws = aws.us_west_2
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-west-2"].code

  force_destroy               = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days

  role_arns = [
    module.backup_us_east_1.role_arn,
  ]
}

module "backup_us_east_1" {
  source = "./modules/backup"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-east-1"].code

  daily_retention_days        = var.backup.daily_retention_days
  monthly_retention_days      = var.backup.monthly_retention_days
  start_hour                  = var.backup.start_hour
  force_destroy               = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days

  copies = [
    {
      vault_arn      = module.backup_vault_us_west_2.vault_arn
      retention_days = var.backup.copy_retention_days
    },
  ]
}
