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

variable "domain" {
  description = "Domain under which users reach the load balancers, in lower case: they are sent back there after signing in."
  type        = string
  nullable    = false

  # "The callback URL in the app client settings must use all lowercase letters."
  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#cognito-requirements
  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.domain)) && length(var.domain) <= 253
    error_message = "domain must be a full domain name in lower case, such as www.example.com."
  }
}

variable "domain_prefix" {
  description = "First label of the sign-in pages' host name, one of a kind in the Region; null for name, environment and account id."
  type        = string
  default     = null

  # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
  validation {
    condition     = var.domain_prefix == null || can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.domain_prefix))
    error_message = "domain_prefix takes up to 63 lower-case letters, digits and hyphens, no hyphen first or last."
  }
}

variable "tier" {
  description = "Feature plan of the user pool: LITE, ESSENTIALS or PLUS, the last with threat protection."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["LITE", "ESSENTIALS", "PLUS"], var.tier)
    error_message = "tier must be LITE, ESSENTIALS or PLUS."
  }
}

variable "mfa" {
  description = "Whether users must have a second factor, an authenticator app (ON), or may (OPTIONAL)."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["ON", "OPTIONAL"], var.mfa)
    error_message = "mfa must be ON or OPTIONAL."
  }
}

variable "password_minimum_length" {
  description = "Fewest characters of a password."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
  validation {
    condition     = var.password_minimum_length >= 8 && var.password_minimum_length <= 99 && floor(var.password_minimum_length) == var.password_minimum_length
    error_message = "password_minimum_length must be a whole number between 8 and 99; 99 is the bound of Cognito."
  }
}

variable "temporary_password_validity_days" {
  description = "Days in which an invited user must sign in for the first time."
  type        = number
  default     = 7
  nullable    = false

  # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_PasswordPolicyType.html
  validation {
    condition     = var.temporary_password_validity_days >= 1 && var.temporary_password_validity_days <= 365 && floor(var.temporary_password_validity_days) == var.temporary_password_validity_days
    error_message = "temporary_password_validity_days must be a whole number between 1 and 365; 365 is the bound of Cognito."
  }
}

variable "self_sign_up" {
  description = "Whether anybody may sign up; otherwise administrators create users."
  type        = bool
  nullable    = false
}

variable "deletion_protection" {
  description = "Whether the user pool, and all users in it, refuses to be deleted."
  type        = bool
  nullable    = false
}
