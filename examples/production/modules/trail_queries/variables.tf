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

variable "workgroup_name" {
  description = "Name of the Athena workgroup that gets the queries."
  type        = string
  nullable    = false
}

variable "database_name" {
  description = "Name of the Glue database that gets the table."
  type        = string
  nullable    = false
}

variable "logs_bucket_name" {
  description = "Name of the log bucket, which the trail fills under cloudtrail/."
  type        = string
  nullable    = false
}
