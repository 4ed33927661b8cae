variable "name" {
  description = "Name of the application, first part of every composed name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.name))
    error_message = "name must start with a lower-case letter and hold only lower-case letters, digits and hyphens: bucket names take nothing else."
  }
}

variable "environment" {
  description = "Name of the environment, second part of every composed name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]*$", var.environment))
    error_message = "environment must hold only lower-case letters, digits and hyphens: bucket names take nothing else."
  }
}

variable "region_code" {
  description = "Code of the region, the prefix of its zone ids (`use1`): bucket names are global, so each ends with it."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  validation {
    condition     = length("${var.name}-${var.environment}-access-000000000000-${var.region_code}") <= 63
    error_message = "name, environment and region_code together make a bucket name longer than the 63 letters of S3."
  }
}

variable "logs_key_arn" {
  description = "ARN (never the id: flow logs would be undeliverable) of the key of the log bucket."
  type        = string
  nullable    = false
}

variable "force_destroy" {
  description = "Whether `terraform destroy` may delete the buckets with all log objects in them."
  type        = bool
  nullable    = false
}

variable "flow_log_retention_days" {
  description = "Days after which flow logs expire."
  type        = number
  nullable    = false

  validation {
    condition     = var.flow_log_retention_days >= 1
    error_message = "flow_log_retention_days must be at least 1."
  }
}

variable "session_log_retention_days" {
  description = "Days after which session logs expire in the log bucket."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = var.session_log_retention_days >= 1
    error_message = "session_log_retention_days must be at least 1."
  }
}

variable "alb_log_retention_days" {
  description = "Days after which load balancer logs expire."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.alb_log_retention_days >= 1
    error_message = "alb_log_retention_days must be at least 1."
  }
}

variable "access_log_retention_days" {
  description = "Days after which server access logs of the other two buckets expire."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.access_log_retention_days >= 1
    error_message = "access_log_retention_days must be at least 1."
  }
}

variable "noncurrent_version_retention_days" {
  description = "Days that an overwritten or deleted log object can still be brought back."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.noncurrent_version_retention_days >= 1
    error_message = "noncurrent_version_retention_days must be at least 1."
  }
}
