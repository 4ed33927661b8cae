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
  description = "Code of the Region, the prefix of its zone ids (`use1`): names of buckets and of IAM are global, so each ends with it."
  type        = string
  nullable    = false
}

variable "autoscaling_group_name" {
  description = "Name of the Auto Scaling group that is deployed to, in service already: from then on what it launches waits for its deployment."
  type        = string
  nullable    = false
}

variable "target_group_name" {
  description = "Name of the group's target group, which an instance leaves while it is deployed to."
  type        = string
  nullable    = false
}

variable "deployment" {
  description = "How many instances are deployed to at once: one_at_a_time, half or all_at_once."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["one_at_a_time", "half", "all_at_once"], var.deployment)
    error_message = "deployment must be one_at_a_time, half or all_at_once."
  }
}

variable "rollback_alarm_names" {
  description = "Names of this Region's alarms that stop a deployment and roll it back; with none only a failure does."
  type        = set(string)
  nullable    = false

  # https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_AlarmConfiguration.html
  validation {
    condition     = length(var.rollback_alarm_names) <= 10
    error_message = "rollback_alarm_names must name at most 10 alarms, the bound of CodeDeploy."
  }
}

variable "artifact_retention_days" {
  description = "Days after which source artifacts expire. What was built is kept: a new instance, or a rollback, needs it however old it is."
  type        = number
  nullable    = false

  validation {
    condition     = var.artifact_retention_days >= 1 && floor(var.artifact_retention_days) == var.artifact_retention_days
    error_message = "artifact_retention_days must be a whole number of days, at least one."
  }
}

variable "access_logs_bucket_name" {
  description = "Name of this Region's bucket for server access logs; its policy must admit the artifact bucket."
  type        = string
  nullable    = false
}

variable "instance_role_name" {
  description = "Name of the instances' role, which gets the right to fetch what is deployed."
  type        = string
  nullable    = false
}

# tflint-ignore: terraform_unused_declarations
variable "vpc_id" {
  description = "Id of the VPC of the interface endpoint; ignored where CodeDeploy is reached at its public endpoint."
  type        = string
  nullable    = false
}

# tflint-ignore: terraform_unused_declarations
variable "private_subnet_ids" {
  description = "Zone id to the private subnet in which the interface endpoint has an address; ignored where CodeDeploy is reached at its public endpoint."
  type        = map(string)
  nullable    = false
}

# tflint-ignore: terraform_unused_declarations
variable "instance_security_group_id" {
  description = "Security group of the instances, which alone reach the interface endpoint; ignored where CodeDeploy is reached at its public endpoint."
  type        = string
  nullable    = false
}

variable "force_destroy" {
  description = "Whether `terraform destroy` may delete the artifact bucket with all artifacts in it."
  type        = bool
  nullable    = false
}

variable "key_deletion_window_in_days" {
  description = "Days between the deletion of the artifact key and the loss of what is encrypted under it: all artifacts."
  type        = number
  nullable    = false

  validation {
    condition     = var.key_deletion_window_in_days >= 7 && var.key_deletion_window_in_days <= 30 && floor(var.key_deletion_window_in_days) == var.key_deletion_window_in_days
    error_message = "key_deletion_window_in_days must be a whole number between 7 and 30, the bounds of KMS."
  }
}
