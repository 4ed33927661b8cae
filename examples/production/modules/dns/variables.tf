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

variable "domain" {
  description = "Name under which users find the site. Another name replaces the records, one after the other."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", var.domain))
    error_message = "domain must be a name such as www.example.com, in lower case and without a dot at its end."
  }

  # https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html
  validation {
    condition     = length("standby.${var.domain}") <= 253
    error_message = "domain must leave room for standby. in front of it: names have 253 letters at most."
  }

  validation {
    condition     = var.domain == var.hosted_zone || endswith(var.domain, ".${var.hosted_zone}")
    error_message = "domain must be the hosted zone's name or end with it behind a dot."
  }
}

variable "hosted_zone" {
  description = "Name of the public hosted zone that takes the records. It exists already; its account is this one."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", var.hosted_zone))
    error_message = "hosted_zone must be a name such as example.com, in lower case and without a dot at its end."
  }
}

variable "primary_region" {
  description = "Region that serves while it is healthy. All are equal where routing is by latency."
  type        = string
  nullable    = false

  validation {
    condition     = contains(keys(var.endpoints), var.primary_region)
    error_message = "primary_region must be one of the keys of endpoints."
  }
}

variable "endpoints" {
  description = "Region to its load balancer: name, and the hosted zone of that name."
  type = map(object({
    dns_name = string
    zone_id  = string
  }))
  nullable = false
}

variable "record_types" {
  description = "Types of the site's records: `A`, and `AAAA` where the load balancers have IPv6."
  type        = set(string)
  nullable    = false

  validation {
    condition     = contains(var.record_types, "A") && length(setsubtract(var.record_types, ["A", "AAAA"])) == 0
    error_message = "record_types must have A, and may have AAAA."
  }
}

variable "validation_record" {
  description = "Record that proves the domain to ACM."
  type = object({
    name  = string
    type  = string
    value = string
  })
  nullable = false
}

variable "health_check_path" {
  description = "Path that a healthy load balancer answers with a status from 200 to 399, within two seconds."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
  validation {
    condition     = startswith(var.health_check_path, "/") && length(var.health_check_path) <= 255
    error_message = "health_check_path must begin with / and have 255 letters at most."
  }
}
