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

variable "storage_key_arn" {
  description = "Key under which the file system is encrypted. Another one replaces the file system."
  type        = string
  nullable    = false
}

variable "transition_to_ia_days" {
  description = "Days without access after which a file moves to the infrequent access class."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/efs/latest/ug/API_LifecyclePolicy.html
  validation {
    condition     = contains([1, 7, 14, 30, 60, 90, 180, 270, 365], var.transition_to_ia_days)
    error_message = "transition_to_ia_days must be 1, 7, 14, 30, 60, 90, 180, 270 or 365."
  }
}

variable "transition_to_archive_days" {
  description = "Days without access after which a file moves to the archive class, where throughput is elastic; null elsewhere."
  type        = number
  default     = null

  validation {
    condition     = var.transition_to_archive_days == null || contains([7, 14, 30, 60, 90, 180, 270, 365], coalesce(var.transition_to_archive_days, 7))
    error_message = "transition_to_archive_days must be 7, 14, 30, 60, 90, 180, 270 or 365: it comes after transition_to_ia_days, which is 1 at least."
  }

  # https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html
  validation {
    condition     = coalesce(var.transition_to_archive_days, 366) > var.transition_to_ia_days
    error_message = "transition_to_archive_days must be above transition_to_ia_days."
  }
}

variable "provisioned_throughput_in_mibps" {
  description = "Throughput in MiB/s, where it is provisioned; null elsewhere."
  type        = number
  default     = null

  # https://docs.aws.amazon.com/efs/latest/ug/limits.html
  validation {
    condition     = coalesce(var.provisioned_throughput_in_mibps, 1) >= 1 && coalesce(var.provisioned_throughput_in_mibps, 1) <= 3414
    error_message = "provisioned_throughput_in_mibps must be between 1 and 3414, the bounds of EFS."
  }
}
