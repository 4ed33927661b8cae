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
  description = "Code of the region, the prefix of its zone ids (`use1`)."
  type        = string
  nullable    = false
}

variable "listener_arn" {
  description = "ARN of the load balancer's HTTPS listener: no other takes a rule that authenticates."
  type        = string
  nullable    = false
}

variable "target_group_arn" {
  description = "ARN of the target group of those who are signed in."
  type        = string
  nullable    = false
}

variable "alb_security_group_id" {
  description = "Id of the load balancer's security group, which gets the way out to the user pool."
  type        = string
  nullable    = false
}

variable "protected_paths" {
  description = "Path patterns of which one must match for a request to need a sign-in; `*` stands for any characters, `?` for one."
  type        = list(string)
  nullable    = false

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
  validation {
    condition     = length(var.protected_paths) >= 1 && length(var.protected_paths) <= 5
    error_message = "protected_paths must hold 1 to 5 patterns: a listener rule takes five values."
  }

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#path-conditions
  validation {
    condition     = alltrue([for path in var.protected_paths : can(regex("^/[A-Za-z0-9_.$/~@:+&*?-]{0,127}$", path))])
    error_message = "Each of protected_paths must begin with a slash and have up to 128 characters of A-Z, a-z, 0-9, _ - . $ / ~ @ : + & * ?"
  }

  # The same page says five, the page of the quotas six: the lower holds.
  validation {
    condition     = sum(concat([0], [for path in var.protected_paths : length(regexall("[*?]", path))])) <= 5
    error_message = "protected_paths must hold 5 wildcards at most, all patterns together: a listener rule takes no more."
  }

  validation {
    condition     = length(distinct(var.protected_paths)) == length(var.protected_paths)
    error_message = "protected_paths must not name a pattern twice."
  }
}

variable "session_timeout" {
  description = "Seconds after which a user must sign in again."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#session-timeout
  validation {
    condition     = var.session_timeout >= 1 && var.session_timeout <= 604800 && floor(var.session_timeout) == var.session_timeout
    error_message = "session_timeout must be a whole number between 1 and 604800 seconds, seven days."
  }
}

variable "issuer" {
  description = "Issuer of the user pool's tokens."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html
  validation {
    condition     = startswith(var.issuer, "https://")
    error_message = "issuer must be a full URL of HTTPS."
  }
}

variable "authorization_endpoint" {
  description = "URL to which users are sent to sign in."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html
  validation {
    condition     = startswith(var.authorization_endpoint, "https://")
    error_message = "authorization_endpoint must be a full URL of HTTPS."
  }
}

variable "token_endpoint" {
  description = "URL at which the load balancer changes a code for tokens."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html
  validation {
    condition     = startswith(var.token_endpoint, "https://")
    error_message = "token_endpoint must be a full URL of HTTPS."
  }
}

variable "user_info_endpoint" {
  description = "URL at which the load balancer asks for a user's claims."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AuthenticateOidcActionConfig.html
  validation {
    condition     = startswith(var.user_info_endpoint, "https://")
    error_message = "user_info_endpoint must be a full URL of HTTPS."
  }
}

variable "client_id" {
  description = "Id of the load balancer's app client."
  type        = string
  nullable    = false
}

variable "client_secret" {
  description = "Secret of the load balancer's app client."
  type        = string
  nullable    = false
  sensitive   = true
}
