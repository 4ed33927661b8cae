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
  description = "Code of the Region, the prefix of its zone ids (`use1`): names of buckets and of IAM are global, so each ends with it."
  type        = string
  nullable    = false
}

variable "fields" {
  description = "Fields of a record in their order, each with its Glue type. A record is one JSON object; a field that it lacks is null, one that is not listed is left out."
  type = list(object({
    name = string
    type = string
  }))
  nullable = false

  # https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html
  validation {
    condition     = length(var.fields) > 0 && alltrue([for field in var.fields : can(regex("^[a-z_][a-z0-9_]*$", field.name))])
    error_message = "fields must name at least one field, in lower-case letters, digits and underscores."
  }

  validation {
    condition     = length(distinct(var.fields[*].name)) == length(var.fields)
    error_message = "fields must name each field once."
  }

  validation {
    condition     = length(setintersection(var.fields[*].name, ["year", "month", "day", "hour"])) == 0
    error_message = "year, month, day and hour are the table's partition keys, no fields."
  }

  # https://docs.aws.amazon.com/athena/latest/ug/data-types.html
  validation {
    condition = alltrue([
      for field in var.fields : can(regex(
        "^(boolean|tinyint|smallint|int|bigint|float|double|string|binary|date|timestamp|decimal\\([0-9]+,[0-9]+\\)|(char|varchar)\\([0-9]+\\)|(array|map|struct)<.+>)$",
        field.type,
      ))
    ])
    error_message = "fields must have types of the Glue catalogue, such as string, int, double, timestamp, decimal(10,2) or array<string>."
  }
}

variable "prefix" {
  description = "Key prefix of delivered objects: the time of arrival (UTC) by the four expressions that make the table's partitions, as in fleet/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html
  validation {
    condition = can(regex(
      "^[A-Za-z0-9_.=/-]*!\\{timestamp:yyyy\\}[A-Za-z0-9_.=/-]*!\\{timestamp:MM\\}[A-Za-z0-9_.=/-]*!\\{timestamp:dd\\}[A-Za-z0-9_.=/-]*!\\{timestamp:HH\\}[A-Za-z0-9_.=/-]*/$",
      var.prefix,
    ))
    error_message = "prefix must hold !{timestamp:yyyy}, !{timestamp:MM}, !{timestamp:dd} and !{timestamp:HH} once each, in this order, no other expression, and end with a slash."
  }

  validation {
    condition     = !startswith(var.prefix, "/") && !strcontains(var.prefix, "//") && length(var.prefix) <= 512
    error_message = "prefix must not begin with a slash, have two in a row or more than 512 letters."
  }
}

variable "error_prefix" {
  description = "Key prefix of records that could not be converted or delivered, by the kind of error, as in errors/!{firehose:error-output-type}/."
  type        = string
  nullable    = false

  validation {
    condition     = strcontains(var.error_prefix, "!{firehose:error-output-type}")
    error_message = "error_prefix must hold !{firehose:error-output-type}."
  }

  validation {
    condition     = can(regex("^([A-Za-z0-9_.=/-]|!\\{firehose:(error-output-type|random-string)\\}|!\\{timestamp:[A-Za-z0-9/=_.-]+\\})+/$", var.error_prefix))
    error_message = "error_prefix takes letters, digits, the signs _ . = / - and the expressions of Firehose, and ends with a slash."
  }

  validation {
    condition     = !startswith(var.error_prefix, "/") && !strcontains(var.error_prefix, "//") && length(var.error_prefix) <= 512
    error_message = "error_prefix must not begin with a slash, have two in a row or more than 512 letters."
  }

  # Failed records are JSON: in a partition's folder they would fail every query that reads it.
  validation {
    condition     = split("!", var.prefix)[0] == "" ? split("!", var.error_prefix)[0] != "" : !startswith(var.error_prefix, split("!", var.prefix)[0])
    error_message = "error_prefix must begin otherwise than prefix does before its first expression, or queries would read failed records as Parquet."
  }
}

variable "buffering_size" {
  description = "MiB of records that Firehose gathers before it writes an object, if they come in less time than buffering_interval."
  type        = number
  nullable    = false

  # "the minimum ... is 64 MiB" with conversion: https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html
  # 128 is the bound: https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html
  validation {
    condition     = var.buffering_size >= 64 && var.buffering_size <= 128 && floor(var.buffering_size) == var.buffering_size
    error_message = "buffering_size must be a whole number between 64 and 128 (MiB): Parquet takes no less."
  }
}

variable "buffering_interval" {
  description = "Seconds after which Firehose writes an object at the latest."
  type        = number
  nullable    = false

  # Less would be taken, and make many small objects. https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html
  validation {
    condition     = var.buffering_interval >= 60 && var.buffering_interval <= 900 && floor(var.buffering_interval) == var.buffering_interval
    error_message = "buffering_interval must be a whole number between 60 and 900 (seconds)."
  }
}

variable "retention_days" {
  description = "Days after which delivered objects, and failed records, expire; null to keep them for ever."
  type        = number
  default     = null

  validation {
    condition     = var.retention_days == null || try(var.retention_days >= 1 && floor(var.retention_days) == var.retention_days, false)
    error_message = "retention_days must be a whole number, 1 or more, or null."
  }

  # S3 refuses an expiry that does not come after the transitions.
  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
  validation {
    condition     = var.retention_days == null || try(alltrue([for transition in var.storage_transitions : var.retention_days > transition.days]), false)
    error_message = "retention_days must be more than the days of every storage transition."
  }
}

variable "storage_transitions" {
  description = "Days after which objects move to a cheaper storage class that queries still read at once: STANDARD_IA, GLACIER_IR. Objects below 128 KB stay where they are."
  type = list(object({
    days          = number
    storage_class = string
  }))
  default  = []
  nullable = false

  # Those below, GLACIER and DEEP_ARCHIVE, would have to be restored first. https://docs.aws.amazon.com/athena/latest/ug/querying-glacier.html
  validation {
    condition     = alltrue([for transition in var.storage_transitions : contains(["STANDARD_IA", "GLACIER_IR"], transition.storage_class)])
    error_message = "storage_transitions takes the storage classes STANDARD_IA and GLACIER_IR."
  }

  validation {
    condition     = length(distinct(var.storage_transitions[*].storage_class)) == length(var.storage_transitions)
    error_message = "storage_transitions takes each storage class once."
  }

  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
  validation {
    condition = alltrue([
      for transition in var.storage_transitions :
      transition.days >= (transition.storage_class == "STANDARD_IA" ? 30 : 1) && floor(transition.days) == transition.days
    ])
    error_message = "storage_transitions takes whole days, 30 or more for STANDARD_IA."
  }

  validation {
    condition = alltrue(flatten([
      for archive in var.storage_transitions : [
        for infrequent in var.storage_transitions : archive.days >= infrequent.days + 30
        if infrequent.storage_class == "STANDARD_IA"
      ] if archive.storage_class == "GLACIER_IR"
    ]))
    error_message = "storage_transitions must leave objects 30 days in STANDARD_IA before they move to GLACIER_IR."
  }
}

variable "log_retention_days" {
  description = "Days that CloudWatch Logs keeps the errors of deliveries."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
  validation {
    condition = contains(
      [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
      var.log_retention_days,
    )
    error_message = "log_retention_days must be one of the periods that CloudWatch Logs knows (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)."
  }
}

variable "logs_key_arn" {
  description = "ARN of the key of the log group."
  type        = string
  nullable    = false
}

variable "access_logs_bucket_name" {
  description = "Name of this Region's bucket for server access logs; its policy must admit the data bucket."
  type        = string
  nullable    = false
}

variable "instance_role_name" {
  description = "Name of the instances' role, which gets the right to put records."
  type        = string
  nullable    = false
}

# tflint-ignore: terraform_unused_declarations
variable "vpc_id" {
  description = "Id of the VPC of the interface endpoint; ignored where Firehose is reached at its public endpoint."
  type        = string
  nullable    = false
}

# tflint-ignore: terraform_unused_declarations
variable "private_subnet_ids" {
  description = "Zone id to the private subnet in which the interface endpoint has an address; ignored where Firehose is reached at its public endpoint."
  type        = map(string)
  nullable    = false
}

# tflint-ignore: terraform_unused_declarations
variable "instance_security_group_id" {
  description = "Security group of the instances, which alone reach the interface endpoint; ignored where Firehose is reached at its public endpoint."
  type        = string
  nullable    = false
}

variable "force_destroy" {
  description = "Whether `terraform destroy` may delete the data bucket with all records in it."
  type        = bool
  nullable    = false
}

variable "key_deletion_window_in_days" {
  description = "Days between the deletion of the data key and the loss of what is encrypted under it: all records."
  type        = number
  nullable    = false

  validation {
    condition     = var.key_deletion_window_in_days >= 7 && var.key_deletion_window_in_days <= 30 && floor(var.key_deletion_window_in_days) == var.key_deletion_window_in_days
    error_message = "key_deletion_window_in_days must be a whole number between 7 and 30, the bounds of KMS."
  }
}
