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

# tflint-ignore: terraform_unused_declarations
variable "region_code" {
  description = "Code of the region, the prefix of its zone ids (`use1`). Every module takes it; a flow log has no global name that would need it."
  type        = string
  nullable    = false
}

variable "vpc_id" {
  description = "Id of the VPC whose traffic is logged."
  type        = string
  nullable    = false
}

variable "logs_bucket_arn" {
  description = "ARN of the log bucket; its policy admits delivery under flow-logs/."
  type        = string
  nullable    = false
}

variable "traffic_type" {
  description = "Traffic to log: ALL, ACCEPT or REJECT."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["ALL", "ACCEPT", "REJECT"], var.traffic_type)
    error_message = "traffic_type must be ALL, ACCEPT or REJECT."
  }
}

variable "max_aggregation_interval" {
  description = "Seconds over which a flow is summed up into one record: 60 or 600."
  type        = number
  nullable    = false

  validation {
    condition     = contains([60, 600], var.max_aggregation_interval)
    error_message = "max_aggregation_interval must be 60 or 600."
  }
}
