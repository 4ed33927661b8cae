variable "name" {
  description = "Name of the application; first part of every resource name, and the directory that instances see. Another one replaces the access point."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "Environment, such as prod; second part of every resource name."
  type        = string
  nullable    = false
}

variable "region_code" {
  description = "Prefix of this region's zone ids, such as use1 for us-east-1: an IAM policy's name is global, so it ends with it."
  type        = string
  nullable    = false
}

variable "file_system_id" {
  description = "File system of this region: the home's own, or the replica that AWS made."
  type        = string
  nullable    = false
}

variable "file_system_arn" {
  description = "ARN of that file system."
  type        = string
  nullable    = false
}

variable "access" {
  description = "What instances may do: read_write at home, read_only in the replica's region."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["read_write", "read_only"], var.access)
    error_message = "access must be read_write or read_only."
  }
}

variable "vpc_id" {
  description = "VPC of the mount targets."
  type        = string
  nullable    = false
}

variable "database_subnet_ids" {
  description = "Zone id to database subnet: where the mount targets stand, one a zone."
  type        = map(string)
  nullable    = false

  validation {
    condition     = length(var.database_subnet_ids) >= 2
    error_message = "database_subnet_ids must name two zones or more: the loss of one must leave a mount target."
  }
}

variable "instance_security_group_id" {
  description = "Security group of the instances, the only one that reaches the mount targets; it is let out to them."
  type        = string
  nullable    = false
}

variable "instance_role_name" {
  description = "Role of the instances, to which the right to mount is attached."
  type        = string
  nullable    = false
}
