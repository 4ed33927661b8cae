# tflint-ignore: terraform_unused_declarations
variable "name" {
  description = "Name of the application, first part of every composed name. Every module takes it; named queries go by their own."
  type        = string
  nullable    = false
}

# tflint-ignore: terraform_unused_declarations
variable "environment" {
  description = "Name of the environment, second part of every composed name. Every module takes it; named queries go by their own."
  type        = string
  nullable    = false
}

variable "queries" {
  description = "Names of the queries that the workgroup gets."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(setsubtract(var.queries, ["bookings_per_hour", "events_per_vehicle", "low_battery_vehicles", "revenue_per_station", "silent_vehicles"])) == 0
    error_message = "queries may hold bookings_per_hour, events_per_vehicle, low_battery_vehicles, revenue_per_station and silent_vehicles."
  }
}

variable "workgroup_name" {
  description = "Name of the Athena workgroup that gets the queries."
  type        = string
  nullable    = false
}

variable "database_name" {
  description = "Name of the Glue database of the delivered records."
  type        = string
  nullable    = false
}

variable "table_name" {
  description = "Name of the table of the delivered records."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]*$", var.table_name))
    error_message = "table_name must be a name that SQL takes without quotes: small letters, digits and underscores."
  }
}
