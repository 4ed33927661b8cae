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
  description = "Code of the Region, the prefix of its zone ids (`use1`): bucket names are global, so each ends with it."
  type        = string
  nullable    = false
}

variable "logs_bucket_name" {
  description = "Name of this Region's log bucket, which holds the flow logs."
  type        = string
  nullable    = false
}

variable "alb_logs_bucket_name" {
  description = "Name of this Region's bucket of load balancer logs."
  type        = string
  nullable    = false
}

variable "access_logs_bucket_name" {
  description = "Name of this Region's bucket for server access logs; its policy must admit the bucket of results."
  type        = string
  nullable    = false
}

variable "results_retention_days" {
  description = "Days that query results are kept. They can be had again by running the query."
  type        = number
  nullable    = false

  validation {
    condition     = var.results_retention_days >= 1 && floor(var.results_retention_days) == var.results_retention_days
    error_message = "results_retention_days must be a whole number, 1 or more."
  }
}

variable "bytes_scanned_cutoff" {
  description = "Bytes that one query may scan before Athena cancels it. What it has scanned until then is charged."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroupConfiguration.html
  validation {
    condition     = var.bytes_scanned_cutoff >= 10000000 && floor(var.bytes_scanned_cutoff) == var.bytes_scanned_cutoff
    error_message = "bytes_scanned_cutoff must be a whole number of bytes, 10000000 (10 MB) or more."
  }
}

variable "force_destroy" {
  description = "Whether `terraform destroy` may delete the bucket with all results, and the workgroup with its history and the queries that people saved in it."
  type        = bool
  nullable    = false
}

variable "key_deletion_window_in_days" {
  description = "Days between the deletion of the results' key and the loss of what is encrypted under it."
  type        = number
  nullable    = false

  validation {
    condition     = var.key_deletion_window_in_days >= 7 && var.key_deletion_window_in_days <= 30 && floor(var.key_deletion_window_in_days) == var.key_deletion_window_in_days
    error_message = "key_deletion_window_in_days must be a whole number between 7 and 30, the bounds of KMS."
  }
}
