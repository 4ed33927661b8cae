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
  description = "The one name of the certificate. Another name replaces it."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
  validation {
    condition     = length(var.domain) <= 64
    error_message = "domain must have 64 letters at most: the first name of a certificate takes no more."
  }

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$", var.domain))
    error_message = "domain must be a name such as www.example.com, in lower case, without a dot at its end and without a wildcard."
  }
}
