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
  description = "Prefix of this region's zone ids, such as use1 for us-east-1: tells the vaults' keys apart in their descriptions."
  type        = string
  nullable    = false
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

variable "role_arns" {
  description = "ARNs of the roles whose backups are copied here."
  type        = list(string)
  nullable    = false
}
