variable "efs" {
  description = "File system: days without access until a file moves to Infrequent Access and to Archive (null without that class), fixed throughput in MiB a second (null for a mode without one)."
  type = object({
    transition_to_ia_days           = number
    transition_to_archive_days      = optional(number)
    provisioned_throughput_in_mibps = optional(number)
  })
  nullable = false
}

# The Region is part of the address: a file system cannot move, and under one address for all Regions it would only be forgotten.
module "efs_us_east_1" {
  source = "./modules/efs"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment

  storage_key_arn                 = module.us_east_1.storage_key_arn
  transition_to_ia_days           = var.efs.transition_to_ia_days
  transition_to_archive_days      = var.efs.transition_to_archive_days
  provisioned_throughput_in_mibps = var.efs.provisioned_throughput_in_mibps
}

module "efs_mount_us_east_1" {
  source = "./modules/efs_mount"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-east-1"].code

  file_system_id             = module.efs_us_east_1.file_system_id
  file_system_arn            = module.efs_us_east_1.file_system_arn
  access                     = "read_write"
  vpc_id                     = module.us_east_1.vpc_id
  database_subnet_ids        = module.us_east_1.database_subnet_ids
  instance_security_group_id = module.us_east_1.instance_security_group_id
  instance_role_name         = module.us_east_1.instance_role_name
}

locals {
  efs_environment_us_east_1 = module.efs_mount_us_east_1.instance_environment
  efs_alarms_us_east_1      = module.efs_us_east_1.alarms
}

# AWS makes the copy, as a file system of its own that can only be read.
module "efs_replication" {
  source = "./modules/efs_replication"

  providers = {
    aws = aws.us_east_1
  }

  source_file_system_id = module.efs_us_east_1.file_system_id
  replica_region        = "us-west-2"
  replica_key_arn       = module.us_west_2.storage_key_arn
}

module "efs_mount_us_west_2" {
  source = "./modules/efs_mount"

  providers = {
    aws = aws.us_west_2
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-west-2"].code

  file_system_id             = module.efs_replication.replica_file_system_id
  file_system_arn            = module.efs_replication.replica_file_system_arn
  access                     = "read_only"
  vpc_id                     = module.us_west_2.vpc_id
  database_subnet_ids        = module.us_west_2.database_subnet_ids
  instance_security_group_id = module.us_west_2.instance_security_group_id
  instance_role_name         = module.us_west_2.instance_role_name
}

locals {
  efs_environment_us_west_2 = module.efs_mount_us_west_2.instance_environment
  efs_alarms_us_west_2      = {}
}

# Instances here share no file system.
locals {
  efs_environment_eu_west_1 = {}
  efs_alarms_eu_west_1      = {}
}

output "file_system_id" {
  description = "File system that instances share."
  value       = module.efs_us_east_1.file_system_id
}

output "replica_file_system_id" {
  description = "The file system's copy in us-west-2, which can only be read."
  value       = module.efs_replication.replica_file_system_id
}
