variable "name" {
  description = "Name of the application, first part of every composed name."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "Name of the environment, second part of every composed name."
  type        = string
  nullable    = false
}

variable "region_code" {
  description = "Code of the region, the prefix of its zone ids (`use1`): the IAM policy's name is global, so it ends with it."
  type        = string
  nullable    = false
}

variable "vpc_id" {
  description = "Id of the VPC of the interface endpoints."
  type        = string
  nullable    = false
}

variable "cidr_block" {
  description = "IPv4 range of the VPC, which may reach the interface endpoints."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrhost(var.cidr_block, 0))
    error_message = "cidr_block must be an IPv4 range such as 10.20.0.0/16."
  }
}

variable "private_subnet_ids" {
  description = "Private subnet of each zone (zone id -> subnet id): the interface endpoints have a network interface in each."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(var.private_subnet_ids) > 0
    error_message = "private_subnet_ids must name at least one zone."
  }
}

variable "session_key_arn" {
  description = "ARN of the key of the session streams and of their log group."
  type        = string
  nullable    = false
}

variable "logs_bucket_name" {
  description = "Name of the log bucket, encrypted, into which instances write session logs under session-manager/."
  type        = string
  nullable    = false
}

variable "logs_key_arn" {
  description = "ARN of the log bucket's key, under which instances write their session logs."
  type        = string
  nullable    = false
}

variable "logs_bucket_arn" {
  description = "ARN of the log bucket."
  type        = string
  nullable    = false
}

variable "idle_timeout_minutes" {
  description = "Minutes without input after which a session ends."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-timeout.html
  validation {
    condition     = var.idle_timeout_minutes >= 1 && var.idle_timeout_minutes <= 60
    error_message = "idle_timeout_minutes must be between 1 and 60, the bounds of Session Manager."
  }
}

variable "max_duration_minutes" {
  description = "Minutes after which a session ends in any case."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-max-timeout.html
  validation {
    condition     = var.max_duration_minutes >= 1 && var.max_duration_minutes <= 1440
    error_message = "max_duration_minutes must be between 1 and 1440, the bounds of Session Manager."
  }
}

variable "log_retention_days" {
  description = "Days that CloudWatch Logs keeps session logs; the copy in the log bucket has a retention of its own."
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
