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

variable "vpc_id" {
  description = "VPC whose private subnets get a way out."
  type        = string
  nullable    = false
}

variable "cidr_block" {
  description = "IPv4 range of the VPC: who may call the interface endpoints."
  type        = string
  nullable    = false
}

variable "zones" {
  description = "Zone id to CIDR slot, every zone of the VPC."
  type        = map(number)
  nullable    = false

  validation {
    condition     = alltrue([for zone_id in keys(var.zones) : can(regex("^${var.region_code}-az[0-9]+$", zone_id))])
    error_message = "Every key of zones must be a zone id of this region, such as use1-az1."
  }
}

variable "nat_zone_id" {
  description = "Zone of the one NAT gateway where egress is single. Null, or ignored, elsewhere."
  type        = string
  default     = null

  validation {
    condition     = var.nat_zone_id == null || contains(keys(var.zones), coalesce(var.nat_zone_id, "null"))
    error_message = "nat_zone_id must be one of the keys of zones."
  }
}

variable "public_subnet_ids" {
  description = "Zone id to public subnet, for the NAT gateways."
  type        = map(string)
  nullable    = false

  validation {
    condition     = toset(keys(var.public_subnet_ids)) == toset(keys(var.zones))
    error_message = "public_subnet_ids must have exactly the keys of zones."
  }
}

variable "private_subnet_ids" {
  description = "Zone id to private subnet, for the interface endpoints."
  type        = map(string)
  nullable    = false

  validation {
    condition     = toset(keys(var.private_subnet_ids)) == toset(keys(var.zones))
    error_message = "private_subnet_ids must have exactly the keys of zones."
  }
}

variable "private_route_table_ids" {
  description = "Zone id to the route table of its private subnet."
  type        = map(string)
  nullable    = false

  validation {
    condition     = toset(keys(var.private_route_table_ids)) == toset(keys(var.zones))
    error_message = "private_route_table_ids must have exactly the keys of zones."
  }
}
