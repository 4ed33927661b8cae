variable "name" {
  description = "Name of the application; first part of every resource name."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
  validation {
    condition     = length("${var.name}-${var.environment}") <= 32
    error_message = "name and environment together make a load balancer's name longer than its 32 letters."
  }

  validation {
    condition     = can(regex("^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$", "${var.name}-${var.environment}"))
    error_message = "name and environment must hold only letters, digits and hyphens, none at either end: load balancers' names take nothing else."
  }

  validation {
    condition     = !startswith("${var.name}-${var.environment}", "internal-")
    error_message = "name must not begin with internal-: load balancers' names may not."
  }
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
  description = "VPC of the load balancer and of its targets."
  type        = string
  nullable    = false
}

variable "public_subnet_ids" {
  description = "Zone id to public subnet: the load balancer has a node in each."
  type        = map(string)
  nullable    = false

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer
  validation {
    condition     = length(var.public_subnet_ids) >= 2
    error_message = "public_subnet_ids must name two zones or more: an Application Load Balancer takes no fewer."
  }

  validation {
    condition     = alltrue([for zone_id in keys(var.public_subnet_ids) : can(regex("^${var.region_code}-az[0-9]+$", zone_id))])
    error_message = "Every key of public_subnet_ids must be a zone id of this region, such as use1-az1."
  }
}

variable "internet_cidr_blocks" {
  description = "IP version (`ipv4`, `ipv6`) to the range that may call the load balancer."
  type        = map(string)
  nullable    = false

  validation {
    condition     = contains(keys(var.internet_cidr_blocks), "ipv4") && length(setsubtract(keys(var.internet_cidr_blocks), ["ipv4", "ipv6"])) == 0
    error_message = "internet_cidr_blocks must have the key ipv4, and may have ipv6."
  }

  validation {
    condition     = alltrue([for family, range in var.internet_cidr_blocks : can(cidrhost(range, 0)) && strcontains(range, ":") == (family == "ipv6")])
    error_message = "Every value of internet_cidr_blocks must be a range of the IP version that its key names."
  }
}

variable "ip_address_type" {
  description = "IP versions that callers may use: `ipv4` or `dualstack`."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["ipv4", "dualstack"], var.ip_address_type)
    error_message = "ip_address_type must be ipv4 or dualstack."
  }

  validation {
    condition     = (var.ip_address_type == "dualstack") == contains(keys(var.internet_cidr_blocks), "ipv6")
    error_message = "ip_address_type must be dualstack where internet_cidr_blocks has ipv6, and ipv4 where it has not: what may call and what answers must agree."
  }
}

variable "logs_bucket_name" {
  description = "Bucket for access and connection logs; its policy admits the prefixes access and connection."
  type        = string
  nullable    = false
}

variable "certificate_arn" {
  description = "Certificate of the HTTPS listener, of this region. Null, or ignored, where plain HTTP serves."
  type        = string
  default     = null
}

variable "health_check_path" {
  description = "Path that a healthy instance answers with status 200."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
  validation {
    condition     = startswith(var.health_check_path, "/") && length(var.health_check_path) <= 1024
    error_message = "health_check_path must begin with / and have 1024 letters at most."
  }
}

variable "target_port" {
  description = "Port on which the instances answer. Another port replaces the target group."
  type        = number
  nullable    = false

  validation {
    condition     = var.target_port >= 1 && var.target_port <= 65535 && floor(var.target_port) == var.target_port
    error_message = "target_port must be a whole number from 1 to 65535."
  }
}

# The bounds of the three below: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html and
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
variable "deregistration_delay" {
  description = "Seconds that an instance that leaves may take to finish its requests."
  type        = number
  nullable    = false

  validation {
    condition     = var.deregistration_delay >= 0 && var.deregistration_delay <= 3600
    error_message = "deregistration_delay must be between 0 and 3600 seconds."
  }
}

variable "slow_start" {
  description = "Seconds over which a new instance's share of the requests grows to its full size."
  type        = number
  nullable    = false

  validation {
    condition     = var.slow_start >= 30 && var.slow_start <= 900
    error_message = "slow_start must be between 30 and 900 seconds."
  }
}

variable "idle_timeout" {
  description = "Seconds without traffic after which the load balancer closes a connection. Keep the instances' own keep-alive above it."
  type        = number
  nullable    = false

  validation {
    condition     = var.idle_timeout >= 1 && var.idle_timeout <= 4000
    error_message = "idle_timeout must be between 1 and 4000 seconds."
  }
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the load balancer. Apply it as false before the destroy."
  type        = bool
  nullable    = false
}
