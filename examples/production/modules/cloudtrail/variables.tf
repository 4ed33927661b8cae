variable "name" {
  description = "Name of the application; first part of every resource name."
  type        = string
  nullable    = false

  # The longest name made of it is the role's, with 64 letters: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  # A trail's: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
  validation {
    condition     = can(regex("^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$", "${var.name}-${var.environment}")) && length("${var.name}-${var.environment}-cloudtrail-${var.region_code}") <= 64
    error_message = "name and environment must hold letters, digits and hyphens only, no hyphen first, and make a role's name of 64 letters at most."
  }
}

variable "environment" {
  description = "Environment, such as prod; second part of every resource name."
  type        = string
  nullable    = false
}

variable "region_code" {
  description = "Prefix of this region's zone ids, such as use1 for us-east-1: the trail is seen in all Regions, and a role's name is global, so both end with it."
  type        = string
  nullable    = false
}

variable "logs_bucket_name" {
  description = "Bucket for the trail's log files, below cloudtrail/; its policy admits the trail by the ARN that README.md has."
  type        = string
  nullable    = false
}

variable "log_retention_days" {
  description = "Days that CloudWatch Logs keeps the events."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
  validation {
    condition = contains(
      [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
      var.log_retention_days,
    )
    error_message = "log_retention_days must be one of the periods that CloudWatch Logs knows (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)."
  }
}

variable "key_deletion_window_in_days" {
  description = "Days between the deletion of the trail's key and its loss, and with it of what is left of the trail."
  type        = number
  nullable    = false

  validation {
    condition     = var.key_deletion_window_in_days >= 7 && var.key_deletion_window_in_days <= 30
    error_message = "key_deletion_window_in_days must be between 7 and 30, the bounds of KMS."
  }
}
