variable "name" {
  description = "Name of the stack; part of the name of everything it makes."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name))
    error_message = "The name takes lower-case letters, digits and single hyphens, and begins with a letter."
  }

  # https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html
  # https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  validation {
    condition     = !can(regex("^(aws|amazon|amzn|sg-|sthree-)", "${var.name}-"))
    error_message = "AWS refuses names that begin with aws, amazon, amzn, sg- or sthree-."
  }
}

variable "environment" {
  description = "Environment of the stack, such as `prod`; part of the name of everything it makes."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.environment))
    error_message = "The environment takes lower-case letters, digits and single hyphens, and begins with a letter."
  }
}

variable "primary_region" {
  description = "Region that holds what exists once a tree."
  type        = string
  nullable    = false

  validation {
    condition     = contains(keys(var.regions), var.primary_region)
    error_message = "The primary Region must be one of `regions`."
  }
}

variable "tags" {
  description = "Tags of every resource, beside `application`, `environment` and `managed_by`, which the tree sets itself."
  type        = map(string)
  nullable    = false
}

variable "regions" {
  description = "Regions by name: code as in zone ids, CIDR block of the VPC, zones with their CIDR slots, the NAT gateway's zone where there is only one, and the load balancer's certificate where one is given."
  type = map(object({
    code        = string
    cidr        = string
    zones       = map(number)
    nat_zone_id = optional(string)

    certificate_arn = optional(string)
  }))
  nullable = false

  validation {
    condition     = alltrue([for region in values(var.regions) : length(region.zones) >= 2])
    error_message = "Each Region needs two zones or more."
  }

  validation {
    condition     = length(distinct([for region in values(var.regions) : region.cidr])) == length(var.regions)
    error_message = "Each Region needs a CIDR block of its own."
  }
}

variable "protection" {
  description = "Guards of what holds data or serves it: whether buckets may be destroyed with their objects, whether load balancers and user pools refuse to be deleted, and the days that a deleted key can be restored."
  type = object({
    force_destroy               = bool
    deletion_protection         = bool
    key_deletion_window_in_days = number
  })
  nullable = false

  validation {
    condition     = var.protection.key_deletion_window_in_days >= 7 && var.protection.key_deletion_window_in_days <= 30
    error_message = "KMS keeps a deleted key for 7 to 30 days."
  }
}

variable "flow_logs" {
  description = "VPC flow logs: recorded traffic (ALL, ACCEPT or REJECT), aggregation interval in seconds, retention in days."
  type = object({
    traffic_type             = string
    max_aggregation_interval = number
    retention_days           = number
  })
  nullable = false
}

variable "logs" {
  description = "Log buckets: days that load balancer logs, server access logs and the trail are kept; days after which what is queried moves to cheaper storage; mode (GOVERNANCE or COMPLIANCE) and days of the lock of log objects, null for none."
  type = object({
    alb_retention_days    = number
    access_retention_days = number
    trail_retention_days  = number
    storage_transitions = list(object({
      days          = number
      storage_class = string
    }))
    object_lock = optional(object({
      mode = string
      days = number
    }))
  })
  nullable = false
}

variable "session_manager" {
  description = "Session Manager: idle timeout and longest session in minutes, days for which log group and bucket keep session logs."
  type = object({
    idle_timeout_minutes = number
    max_duration_minutes = number
    log_retention_days   = number
  })
  nullable = false
}

variable "alb" {
  description = "Load balancer: path and port of the instances' health check and traffic; in seconds how long a leaving instance finishes its requests, over how many a new one's share grows, and when an idle connection closes."
  type = object({
    health_check_path    = string
    target_port          = number
    deregistration_delay = number
    slow_start           = number
    idle_timeout         = number
  })
  nullable = false
}

variable "asg" {
  description = "Auto Scaling group: instance types in the order of preference and their architecture, sizes, share of Spot and CPU target in percent, requests a minute and instance, GiB of the root volume, the word whose change takes the newest image, retention of logs in days."
  type = object({
    instance_types      = list(string)
    architecture        = string
    min_size            = number
    max_size            = number
    desired_size        = number
    spot_percentage     = number
    cpu_target          = number
    requests_per_target = number
    root_volume_size    = number
    ami_release         = string
    log_retention_days  = number
  })
  nullable = false
}
