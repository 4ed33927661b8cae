variable "name" {
  description = "Name of the stack; part of the name of everything it makes."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "Environment of the stack, such as `prod`; part of the name of everything it makes."
  type        = string
  nullable    = false
}

variable "region_code" {
  description = "Short code of the Region as its zone ids spell it, such as `use1`; part of global names."
  type        = string
  nullable    = false

  validation {
    condition     = alltrue([for zone_id in keys(var.zones) : startswith(zone_id, "${var.region_code}-az")])
    error_message = "Every zone id must begin with the Region's code, as `use1-az1` does with `use1`: a zone of another Region was given."
  }
}

variable "cidr" {
  description = "IPv4 CIDR block of the VPC, /16 to /21."
  type        = string
  nullable    = false
}

variable "zones" {
  description = "Availability zones by zone id, each with its fixed CIDR slot (0 to 5)."
  type        = map(number)
  nullable    = false
}

variable "nat_zone_id" {
  description = "Zone id of the only NAT gateway; null unless NAT egress is `single`."
  type        = string
  default     = null
}

variable "protection" {
  description = "Guards of what holds data or serves it: whether buckets may be destroyed with their objects, whether load balancers and user pools refuse to be deleted, and the days that a deleted key can be restored."
  type = object({
    force_destroy               = bool
    deletion_protection         = bool
    key_deletion_window_in_days = number
  })
  nullable = false
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

variable "certificate_arn" {
  description = "ARN of the load balancer's certificate; null where it serves plain HTTP."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of instances and volumes, which the provider's default tags do not reach."
  type        = map(string)
  nullable    = false
}

variable "instance_environment" {
  description = "Further lines of the instances' environment file, from parts that instances use; instances start once all of them are known."
  type        = map(string)
  nullable    = false
}

variable "trail_arns" {
  description = "ARNs of the trails that may write to this Region's log bucket."
  type        = list(string)
  nullable    = false
}

variable "logging_bucket_names" {
  description = "Names of further buckets whose access this Region's bucket of access logs takes."
  type        = list(string)
  nullable    = false
}

variable "autoscaling_service_linked_role_arn" {
  description = "ARN of the tree's own Auto Scaling service-linked role, which may use the storage key."
  type        = string
  nullable    = false
}
