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

  validation {
    condition     = alltrue([for transition in var.storage_transitions : var.flow_log_retention_days > transition.days])
    error_message = "flow_log_retention_days must be more than the days of every storage transition: S3 refuses an expiry before a move."
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

  validation {
    condition     = alltrue([for transition in var.storage_transitions : var.session_log_retention_days > transition.days])
    error_message = "session_log_retention_days must be more than the days of every storage transition: S3 refuses an expiry before a move."
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

  validation {
    condition     = alltrue([for transition in var.storage_transitions : var.alb_log_retention_days > transition.days])
    error_message = "alb_log_retention_days must be more than the days of every storage transition: S3 refuses an expiry before a move."
  }
}

variable "access_log_retention_days" {
  description = "Days after which server access logs of the other buckets expire."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.access_log_retention_days >= 1
    error_message = "access_log_retention_days must be at least 1."
  }
}

variable "trail_log_retention_days" {
  description = "Days after which logs and digests of a trail expire."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = var.trail_log_retention_days >= 1
    error_message = "trail_log_retention_days must be at least 1."
  }

  validation {
    condition     = alltrue([for transition in var.storage_transitions : var.trail_log_retention_days > transition.days])
    error_message = "trail_log_retention_days must be more than the days of every storage transition: S3 refuses an expiry before a move."
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

variable "storage_transitions" {
  description = "Days after which flow logs, session logs, the trail and load balancer logs move to a cheaper storage class that queries still read at once: STANDARD_IA, GLACIER_IR. Objects below 128 KB stay where they are."
  type = list(object({
    days          = number
    storage_class = string
  }))
  default  = []
  nullable = false

  # Those below, GLACIER and DEEP_ARCHIVE, would have to be restored first. https://docs.aws.amazon.com/athena/latest/ug/querying-glacier.html
  validation {
    condition     = alltrue([for transition in var.storage_transitions : contains(["STANDARD_IA", "GLACIER_IR"], transition.storage_class)])
    error_message = "storage_transitions takes the storage classes STANDARD_IA and GLACIER_IR."
  }

  validation {
    condition     = length(distinct(var.storage_transitions[*].storage_class)) == length(var.storage_transitions)
    error_message = "storage_transitions takes each storage class once."
  }

  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
  validation {
    condition = alltrue([
      for transition in var.storage_transitions :
      transition.days >= (transition.storage_class == "STANDARD_IA" ? 30 : 1) && floor(transition.days) == transition.days
    ])
    error_message = "storage_transitions takes whole days, 30 or more for STANDARD_IA."
  }

  validation {
    condition = alltrue(flatten([
      for archive in var.storage_transitions : [
        for infrequent in var.storage_transitions : archive.days >= infrequent.days + 30
        if infrequent.storage_class == "STANDARD_IA"
      ] if archive.storage_class == "GLACIER_IR"
    ]))
    error_message = "storage_transitions must leave objects 30 days in STANDARD_IA before they move to GLACIER_IR."
  }
}

variable "trail_arns" {
  description = "ARNs of the trails that may write below cloudtrail/, put together by the caller: a trail wants the policy to be there before it."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.trail_arns : can(regex("^arn:[a-z-]+:cloudtrail:[a-z0-9-]+:[0-9]{12}:trail/[A-Za-z0-9._-]+$", arn))])
    error_message = "trail_arns takes full ARNs of trails: without one the policy would let any trail write, with a wrong one none."
  }
}

variable "logging_bucket_names" {
  description = "Names of further buckets whose access is logged here: those of the tree whose name is not composed of its name and environment."
  type        = list(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for name in var.logging_bucket_names : can(regex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", name))])
    error_message = "logging_bucket_names takes full names of buckets: a star would let other buckets write."
  }
}

variable "object_lock" {
  description = "Lock of new log objects: GOVERNANCE (whoever has s3:BypassGovernanceRetention can lift it) or COMPLIANCE (nobody can), and its days. Null, or ignored, where objects are not locked."
  type = object({
    mode = string
    days = number
  })
  default = null

  # https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html
  validation {
    condition     = var.object_lock == null || try(contains(["GOVERNANCE", "COMPLIANCE"], var.object_lock.mode), false)
    error_message = "object_lock takes the modes GOVERNANCE and COMPLIANCE."
  }

  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
  validation {
    condition     = var.object_lock == null || try(var.object_lock.days >= 1 && var.object_lock.days <= 36500 && floor(var.object_lock.days) == var.object_lock.days, false)
    error_message = "object_lock takes a whole number of days between 1 and 36500, the bounds of S3."
  }
}
