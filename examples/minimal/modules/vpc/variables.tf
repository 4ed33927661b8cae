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
  description = "Prefix of this region's zone ids, such as use1 for us-east-1."
  type        = string
  nullable    = false
}

variable "cidr" {
  description = "IPv4 range of the VPC, /16 to /21. Changing it replaces the VPC and everything in it."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.cidr))
    error_message = "cidr must be an IPv4 range such as 10.20.0.0/16."
  }

  # /21 is the smallest range whose public subnets are still /27, the least an Application Load Balancer accepts:
  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer
  # /16 is the largest that a VPC accepts: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
  validation {
    condition     = try(tonumber(split("/", var.cidr)[1]), 0) >= 16 && try(tonumber(split("/", var.cidr)[1]), 32) <= 21
    error_message = "cidr must have a prefix length from /16 to /21."
  }

  validation {
    condition     = try(cidrsubnet(var.cidr, 0, 0), var.cidr) == var.cidr
    error_message = "cidr must not have host bits: write the first address of the range."
  }
}

variable "zones" {
  description = "Zone id to CIDR slot, 0 to 5. A zone keeps its slot for ever; moving it to another replaces the zone's subnets."
  type        = map(number)
  nullable    = false

  validation {
    condition     = length(var.zones) >= 2
    error_message = "zones must name at least two zones."
  }

  validation {
    condition     = alltrue([for zone_id in keys(var.zones) : can(regex("^${var.region_code}-az[0-9]+$", zone_id))])
    error_message = "Every key of zones must be a zone id of this region, such as use1-az1 (not a zone name such as us-east-1a)."
  }

  validation {
    condition     = alltrue([for slot in values(var.zones) : contains(range(6), slot)])
    error_message = "Every slot must be a whole number from 0 to 5."
  }

  validation {
    condition     = length(distinct(values(var.zones))) == length(var.zones)
    error_message = "No two zones may share a slot."
  }
}
