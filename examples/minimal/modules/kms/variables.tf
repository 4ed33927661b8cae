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
  description = "Code of the region, the prefix of its zone ids (`use1`): tells the keys of one tree's regions apart in their descriptions."
  type        = string
  nullable    = false
}

variable "autoscaling_service_linked_role_arn" {
  description = "ARN of the tree's own Auto Scaling service-linked role: it launches instances with encrypted volumes, so it gets a grant on the storage key."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:iam::[0-9]{12}:role/aws-service-role/autoscaling\\.amazonaws\\.com/", var.autoscaling_service_linked_role_arn))
    error_message = "autoscaling_service_linked_role_arn must be the ARN of a service-linked role of autoscaling.amazonaws.com."
  }
}

variable "deletion_window_in_days" {
  description = "Days between the deletion of a key and the loss of everything encrypted under it."
  type        = number
  nullable    = false

  validation {
    condition     = var.deletion_window_in_days >= 7 && var.deletion_window_in_days <= 30
    error_message = "deletion_window_in_days must be between 7 and 30, the bounds of KMS."
  }

  validation {
    condition     = floor(var.deletion_window_in_days) == var.deletion_window_in_days
    error_message = "deletion_window_in_days must be a whole number of days."
  }
}
