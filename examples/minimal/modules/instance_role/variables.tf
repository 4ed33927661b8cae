variable "name" {
  description = "Name of the application; first part of every resource name."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
  validation {
    condition     = length("${var.name}-${var.environment}-instance-${var.region_code}") <= 64
    error_message = "name and environment together make a role's name longer than its 64 letters."
  }
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
}

variable "policy_arns" {
  description = "IAM policies of the parts that every tree has: what for (a name that stays, such as session) to policy ARN. Optional parts attach theirs to role_name."
  type        = map(string)
  nullable    = false

  validation {
    condition     = alltrue([for key in keys(var.policy_arns) : can(regex("^[a-z][a-z0-9_]*$", key))])
    error_message = "policy_arns must be keyed by what a policy is for, in lower-case letters, digits and underscores."
  }
}
