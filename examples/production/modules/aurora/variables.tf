variable "name" {
  description = "Name of the application, first part of every composed name."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html#RDS_Limits.Constraints
  validation {
    condition     = can(regex("^[a-z]([a-z0-9]|-[a-z0-9])*$", "${var.name}-${var.environment}"))
    error_message = "name and environment must be lower-case letters, digits and single hyphens, a letter first, no hyphen last: they are the cluster's identifier."
  }

  # The longest name made of it is the monitoring role's. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  validation {
    condition     = length("${var.name}-${var.environment}") <= 32
    error_message = "name and environment, with the hyphen between them, must have 32 characters at most."
  }
}

variable "environment" {
  description = "Name of the environment, second part of every composed name."
  type        = string
  nullable    = false
}

variable "region_code" {
  description = "Code of the Region, the prefix of its zone ids (`use1`): part of the names of IAM, which knows no Regions."
  type        = string
  nullable    = false
}

variable "role" {
  description = "Role of this cluster: standalone, or primary or secondary of a global database."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["standalone", "primary", "secondary"], var.role)
    error_message = "role must be standalone, primary or secondary."
  }
}

variable "vpc_id" {
  description = "Id of the VPC."
  type        = string
  nullable    = false
}

variable "database_subnet_ids" {
  description = "Zone id to the id of its database subnet: instances go round these zones."
  type        = map(string)
  nullable    = false

  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html#USER_VPC.Subnets
  validation {
    condition     = length(var.database_subnet_ids) >= 2
    error_message = "database_subnet_ids must cover two zones at least: RDS takes no subnet group of one."
  }
}

variable "instance_security_group_id" {
  description = "Id of the instances' security group, which alone is let in, and gets the way out to the database."
  type        = string
  nullable    = false
}

variable "instance_role_name" {
  description = "Name of the instances' role, which gets the right to connect and to read the master user's secret."
  type        = string
  nullable    = false
}

variable "storage_key_arn" {
  description = "ARN of the key of the storage, its backups and what Performance Insights keeps."
  type        = string
  nullable    = false
}

variable "logs_key_arn" {
  description = "ARN of the key of the log groups."
  type        = string
  nullable    = false
}

variable "engine" {
  description = "Engine: aurora-mysql or aurora-postgresql."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["aurora-mysql", "aurora-postgresql"], var.engine)
    error_message = "engine must be aurora-mysql or aurora-postgresql."
  }
}

variable "engine_version" {
  description = "Full version of the engine (16.8, 8.0.mysql_aurora.3.10.0). With automatic minor upgrades it is that of the cluster's creation."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex(local.engine_version_patterns[var.engine], var.engine_version))
    error_message = "engine_version must be a full version of the engine, such as 16.8 or 8.0.mysql_aurora.3.10.0."
  }
}

variable "parameter_group_family" {
  description = "Family of the cluster's parameter group, which goes with the version (aurora-postgresql16)."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.parameter_group_family, var.engine)
    error_message = "parameter_group_family must be one of the engine."
  }
}

variable "auto_minor_version_upgrade" {
  description = "Whether RDS takes the instances to new minor versions in the maintenance window."
  type        = bool
  nullable    = false
}

variable "instance_class" {
  description = "Class of the instances; null with Serverless, which has one class."
  type        = string
  default     = null
}

variable "instance_memory_in_gib" {
  description = "Memory of an instance of that class in GiB, of which the alarms on memory and connections are shares; null with Serverless, whose memory follows from max_acu."
  type        = number
  default     = null

  validation {
    condition     = (var.instance_memory_in_gib != null) == (var.instance_class != null)
    error_message = "instance_memory_in_gib is stated with instance_class, and only with it."
  }

  # From db.t4g.micro to db.x2iedn.32xlarge and somewhat beyond: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Summary.html
  validation {
    condition     = coalesce(var.instance_memory_in_gib, 1) >= 1 && coalesce(var.instance_memory_in_gib, 1) <= 8192
    error_message = "instance_memory_in_gib must be between 1 and 8192."
  }
}

variable "instances" {
  description = "Number of instances: a writer and its readers, or readers alone in a secondary cluster."
  type        = number
  nullable    = false

  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html
  validation {
    condition     = var.instances >= 1 && var.instances <= 16 && floor(var.instances) == var.instances
    error_message = "instances must be a whole number between 1 and 16: a writer and 15 readers are what a cluster takes."
  }
}

variable "max_readers" {
  description = "Most readers that scaling brings the cluster to; null for no scaling (Serverless, secondary clusters)."
  type        = number
  default     = null

  validation {
    condition     = var.max_readers == null ? true : var.max_readers >= var.instances - 1 && var.max_readers <= 15 && floor(var.max_readers) == var.max_readers
    error_message = "max_readers must be a whole number, at least that of the readers among the instances, and 15 at most."
  }

  validation {
    condition     = var.max_readers == null || var.role != "secondary"
    error_message = "max_readers is not for a secondary cluster: Aurora does not scale its number of readers."
  }
}

variable "serverless" {
  description = "Capacity units that each instance ranges over, and seconds without a connection until it pauses, where min_acu is 0; null for provisioned capacity."
  type = object({
    min_acu            = number
    max_acu            = number
    auto_pause_seconds = optional(number)
  })
  default = null

  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html
  validation {
    condition     = var.serverless == null ? true : alltrue([for acu in [var.serverless.min_acu, var.serverless.max_acu] : acu >= 0 && acu <= 256 && floor(acu * 2) == acu * 2])
    error_message = "min_acu and max_acu must be between 0 and 256 in steps of 0.5."
  }

  validation {
    condition     = var.serverless == null ? true : var.serverless.max_acu >= 1 && var.serverless.max_acu >= var.serverless.min_acu
    error_message = "max_acu must be 1 at least, and no less than min_acu."
  }

  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html
  validation {
    condition     = try(var.serverless.auto_pause_seconds, null) == null ? true : var.serverless.min_acu == 0 && var.serverless.auto_pause_seconds >= 300 && var.serverless.auto_pause_seconds <= 86400
    error_message = "auto_pause_seconds must be between 300 and 86400, and needs a min_acu of 0."
  }
}

variable "database_name" {
  description = "First database, which RDS makes with the cluster. A later change is refused."
  type        = string
  nullable    = false

  # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,62}$", var.database_name))
    error_message = "database_name takes up to 63 lower-case letters, digits and underscores, a letter first."
  }
}

variable "backup_retention_days" {
  description = "Days that automated backups are kept, and back to which the cluster can be restored at any second."
  type        = number
  nullable    = false

  # 35 is the bound of RDS. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
  validation {
    condition     = var.backup_retention_days >= 7 && var.backup_retention_days <= 35 && floor(var.backup_retention_days) == var.backup_retention_days
    error_message = "backup_retention_days must be a whole number between 7 and 35."
  }
}

variable "log_retention_days" {
  description = "Days that the database's exported logs are kept."
  type        = number
  nullable    = false
}

variable "deletion_protection" {
  description = "Whether the cluster, and all data in it, refuses to be deleted."
  type        = bool
  nullable    = false
}

variable "skip_final_snapshot" {
  description = "Whether the cluster goes without a last snapshot, and takes its automated backups with it."
  type        = bool
  nullable    = false
}

variable "key_deletion_window_in_days" {
  description = "Days between the deletion of the key of the master user's secret and its loss."
  type        = number
  nullable    = false

  validation {
    condition     = var.key_deletion_window_in_days >= 7 && var.key_deletion_window_in_days <= 30
    error_message = "key_deletion_window_in_days must be between 7 and 30, the bounds of KMS."
  }
}

variable "master_password" {
  description = "Password of the master user, which is stored nowhere here; null but for the primary of a global database."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
}

variable "master_password_version" {
  description = "Number that is another one for another password, which RDS is then told; null but for the primary of a global database."
  type        = number
  default     = null

  validation {
    condition     = (var.master_password_version != null) == (var.role == "primary")
    error_message = "master_password_version, like the password, is stated for the primary of a global database, and only there."
  }
}

variable "secret_arn" {
  description = "ARN of the master user's secret, which has a copy in this Region if it is of another one; null where RDS makes the secret."
  type        = string
  default     = null

  validation {
    condition     = (var.secret_arn != null) == (var.role != "standalone")
    error_message = "secret_arn is stated for the clusters of a global database, and only there."
  }
}

variable "global_cluster_identifier" {
  description = "Identifier of the global database that a secondary cluster joins as it is made; null but for secondaries: the primary was there first."
  type        = string
  default     = null

  validation {
    condition     = (var.global_cluster_identifier != null) == (var.role == "secondary")
    error_message = "global_cluster_identifier is stated for secondary clusters, and only there."
  }
}

variable "source_region" {
  description = "Region of the primary cluster, which an encrypted secondary names as it is made; null but for secondaries."
  type        = string
  default     = null

  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-getting-started.html#aurora-global-database-attaching
  validation {
    condition     = (var.source_region != null) == (var.role == "secondary")
    error_message = "source_region is stated for secondary clusters, and only there."
  }
}

variable "write_forwarding" {
  description = "Whether a secondary cluster sends writes on to the primary."
  type        = bool
  default     = false
  nullable    = false
}
