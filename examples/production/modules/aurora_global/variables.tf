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

variable "engine" {
  description = "Engine of the clusters: aurora-mysql or aurora-postgresql."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["aurora-mysql", "aurora-postgresql"], var.engine)
    error_message = "engine must be aurora-mysql or aurora-postgresql."
  }
}

variable "source_cluster_arn" {
  description = "ARN of the cluster that the global database is made of, known once it has an instance. Counts for the creation alone."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:rds:[^:]+:[0-9]{12}:cluster:", var.source_cluster_arn))
    error_message = "source_cluster_arn must be the ARN of a cluster, not its identifier."
  }
}

variable "deletion_protection" {
  description = "Whether the global database refuses to be deleted. Its clusters have a protection of their own."
  type        = bool
  nullable    = false
}
