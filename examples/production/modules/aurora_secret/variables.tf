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

variable "username" {
  description = "Name of the master user."
  type        = string
  default     = "carshare"
  nullable    = false
}

variable "key_arn" {
  description = "ARN of the secret's key."
  type        = string
  nullable    = false
}

variable "replicas" {
  description = "Region to the ARN of the key of the secret's copy there."
  type        = map(string)
  nullable    = false
}

variable "password_version" {
  description = "Number of the password: a higher one makes a new one."
  type        = number
  nullable    = false

  validation {
    condition     = var.password_version >= 1 && var.password_version <= 9999 && floor(var.password_version) == var.password_version
    error_message = "password_version must be a whole number between 1 and 9999."
  }
}

variable "recovery_window_in_days" {
  description = "Days in which the deleted secret can be restored; 0 for none."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
  validation {
    condition     = var.recovery_window_in_days == 0 || (var.recovery_window_in_days >= 7 && var.recovery_window_in_days <= 30)
    error_message = "recovery_window_in_days must be between 7 and 30, the bounds of Secrets Manager, or 0."
  }
}
