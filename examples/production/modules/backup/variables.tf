variable "name" {
  description = "Name of the application; first part of every resource name."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "Environment, such as prod; second part of every resource name."
  type        = string
  nullable    = false
}

variable "region_code" {
  description = "Prefix of this region's zone ids, such as use1 for us-east-1: a role's name is global, so it ends with it."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
  validation {
    condition     = length("${var.name}-${var.environment}-backup-${var.region_code}") <= 64
    error_message = "name and environment together make a role's name longer than its 64 letters."
  }
}

variable "start_hour" {
  description = "Hour (UTC) at which backups are due; they start within eight hours."
  type        = number
  nullable    = false

  validation {
    condition     = var.start_hour >= 0 && var.start_hour <= 23 && floor(var.start_hour) == var.start_hour
    error_message = "start_hour must be a whole number between 0 and 23."
  }
}

variable "daily_retention_days" {
  description = "Days that a daily backup is kept."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
  validation {
    condition     = var.daily_retention_days >= 1 && var.daily_retention_days <= 36500 && floor(var.daily_retention_days) == var.daily_retention_days
    error_message = "daily_retention_days must be a whole number between 1 and 36500."
  }
}

variable "monthly_retention_days" {
  description = "Days that the backup of the first of a month is kept."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
  validation {
    condition     = var.monthly_retention_days >= 1 && var.monthly_retention_days <= 36500 && floor(var.monthly_retention_days) == var.monthly_retention_days
    error_message = "monthly_retention_days must be a whole number between 1 and 36500."
  }

  # Where both rules are due AWS Backup follows the one that keeps longer, which must be this one.
  validation {
    condition     = var.monthly_retention_days > var.daily_retention_days
    error_message = "monthly_retention_days must be above daily_retention_days."
  }
}

variable "copies" {
  description = "Vaults of other regions that get a copy of each backup, and the days that the copy is kept."
  type = list(object({
    vault_arn      = string
    retention_days = number
  }))
  default  = []
  nullable = false

  validation {
    condition     = alltrue([for copy in var.copies : copy.retention_days >= 1 && copy.retention_days <= 36500 && floor(copy.retention_days) == copy.retention_days])
    error_message = "retention_days of a copy must be a whole number between 1 and 36500."
  }
}

variable "key_deletion_window_in_days" {
  description = "Days between the deletion of the vault's key and the loss of what is encrypted under it."
  type        = number
  nullable    = false

  validation {
    condition     = var.key_deletion_window_in_days >= 7 && var.key_deletion_window_in_days <= 30 && floor(var.key_deletion_window_in_days) == var.key_deletion_window_in_days
    error_message = "key_deletion_window_in_days must be a whole number between 7 and 30, the bounds of KMS."
  }
}

variable "force_destroy" {
  description = "Whether the vault is deleted with all that is in it; otherwise a vault with anything in it refuses."
  type        = bool
  nullable    = false
}
