variable "aurora" {
  description = "Database: engine and version, family of its parameter groups, whether AWS takes it to new minor versions, instances, their class and its memory in GiB, and the most readers that scaling adds up to (or capacity units and seconds until a pause, for Serverless), first database, retention in days of backups and logs, whether secondary clusters pass writes on, number of the password."
  type = object({
    engine                     = string
    engine_version             = string
    parameter_group_family     = string
    auto_minor_version_upgrade = bool
    instances                  = number
    instance_class             = optional(string)
    instance_memory_in_gib     = optional(number)
    max_readers                = optional(number)
    serverless = optional(object({
      min_acu            = number
      max_acu            = number
      auto_pause_seconds = optional(number)
    }))
    database_name         = string
    backup_retention_days = number
    log_retention_days    = number
    write_forwarding      = bool
    password_version      = number
  })
  nullable = false
}

# The Region is part of the address: a cluster cannot move, and under one address for all Regions it would only be forgotten.
module "aurora_us_east_1" {
  source = "./modules/aurora"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-east-1"].code

  role                       = "primary"
  vpc_id                     = module.us_east_1.vpc_id
  database_subnet_ids        = module.us_east_1.database_subnet_ids
  instance_security_group_id = module.us_east_1.instance_security_group_id
  instance_role_name         = module.us_east_1.instance_role_name
  storage_key_arn            = module.us_east_1.storage_key_arn
  logs_key_arn               = module.us_east_1.logs_key_arn

  engine                      = var.aurora.engine
  engine_version              = var.aurora.engine_version
  parameter_group_family      = var.aurora.parameter_group_family
  auto_minor_version_upgrade  = var.aurora.auto_minor_version_upgrade
  instances                   = var.aurora.instances
  instance_class              = var.aurora.instance_class
  instance_memory_in_gib      = var.aurora.instance_memory_in_gib
  max_readers                 = var.aurora.max_readers
  serverless                  = var.aurora.serverless
  database_name               = var.aurora.database_name
  backup_retention_days       = var.aurora.backup_retention_days
  log_retention_days          = var.aurora.log_retention_days
  deletion_protection         = var.protection.deletion_protection
  skip_final_snapshot         = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days

  # What is stored is what is set, whatever became of an earlier apply.
  master_password         = jsondecode(ephemeral.aws_secretsmanager_secret_version.database.secret_string)["password"]
  master_password_version = module.aurora_secret_us_east_1.password_version
  secret_arn              = module.aurora_secret_us_east_1.secret_arn
}

# The Region is part of the address: after a switchover the new home gets a secret of its own, and a new password.
module "aurora_secret_us_east_1" {
  source = "./modules/aurora_secret"

  providers = {
    aws = aws.secrets_us_east_1
  }

  name        = var.name
  environment = var.environment

  key_arn                 = module.aurora_us_east_1.secret_key_arn
  password_version        = var.aurora.password_version
  recovery_window_in_days = var.protection.key_deletion_window_in_days

  replicas = merge(
    { eu-west-1 = module.aurora_eu_west_1.secret_key_arn },
    { us-west-2 = module.aurora_us_west_2.secret_key_arn },
  )
}

ephemeral "aws_secretsmanager_secret_version" "database" {
  provider = aws.secrets_us_east_1

  secret_id  = module.aurora_secret_us_east_1.secret_arn
  version_id = module.aurora_secret_us_east_1.version_id
}

# Terraform's mocks know no ephemeral resources, so those have a provider of their own, which tests leave as it is. One for
# each Region that may come to hold the secret. See decision record 0022.
provider "aws" {
  alias  = "secrets_eu_west_1"
  region = "eu-west-1"

  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias  = "secrets_us_east_1"
  region = "us-east-1"

  default_tags {
    tags = local.tags
  }
}

provider "aws" {
  alias  = "secrets_us_west_2"
  region = "us-west-2"

  default_tags {
    tags = local.tags
  }
}

# An existing cluster cannot be told to join; the global database is made of it.
module "aurora_global" {
  source = "./modules/aurora_global"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment

  engine              = var.aurora.engine
  source_cluster_arn  = module.aurora_us_east_1.joinable_cluster_arn
  deletion_protection = var.protection.deletion_protection
}

module "aurora_eu_west_1" {
  source = "./modules/aurora"

  providers = {
    aws = aws.eu_west_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["eu-west-1"].code

  role                       = "secondary"
  vpc_id                     = module.eu_west_1.vpc_id
  database_subnet_ids        = module.eu_west_1.database_subnet_ids
  instance_security_group_id = module.eu_west_1.instance_security_group_id
  instance_role_name         = module.eu_west_1.instance_role_name
  storage_key_arn            = module.eu_west_1.storage_key_arn
  logs_key_arn               = module.eu_west_1.logs_key_arn

  engine                      = var.aurora.engine
  engine_version              = var.aurora.engine_version
  parameter_group_family      = var.aurora.parameter_group_family
  auto_minor_version_upgrade  = var.aurora.auto_minor_version_upgrade
  instances                   = var.aurora.instances
  instance_class              = var.aurora.instance_class
  instance_memory_in_gib      = var.aurora.instance_memory_in_gib
  serverless                  = var.aurora.serverless
  database_name               = var.aurora.database_name
  backup_retention_days       = var.aurora.backup_retention_days
  log_retention_days          = var.aurora.log_retention_days
  deletion_protection         = var.protection.deletion_protection
  skip_final_snapshot         = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days

  global_cluster_identifier = module.aurora_global.global_cluster_identifier
  source_region             = "us-east-1"
  write_forwarding          = var.aurora.write_forwarding
  secret_arn                = module.aurora_secret_us_east_1.secret_arn
}

module "aurora_us_west_2" {
  source = "./modules/aurora"

  providers = {
    aws = aws.us_west_2
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-west-2"].code

  role                       = "secondary"
  vpc_id                     = module.us_west_2.vpc_id
  database_subnet_ids        = module.us_west_2.database_subnet_ids
  instance_security_group_id = module.us_west_2.instance_security_group_id
  instance_role_name         = module.us_west_2.instance_role_name
  storage_key_arn            = module.us_west_2.storage_key_arn
  logs_key_arn               = module.us_west_2.logs_key_arn

  engine                      = var.aurora.engine
  engine_version              = var.aurora.engine_version
  parameter_group_family      = var.aurora.parameter_group_family
  auto_minor_version_upgrade  = var.aurora.auto_minor_version_upgrade
  instances                   = var.aurora.instances
  instance_class              = var.aurora.instance_class
  instance_memory_in_gib      = var.aurora.instance_memory_in_gib
  serverless                  = var.aurora.serverless
  database_name               = var.aurora.database_name
  backup_retention_days       = var.aurora.backup_retention_days
  log_retention_days          = var.aurora.log_retention_days
  deletion_protection         = var.protection.deletion_protection
  skip_final_snapshot         = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days

  global_cluster_identifier = module.aurora_global.global_cluster_identifier
  source_region             = "us-east-1"
  write_forwarding          = var.aurora.write_forwarding
  secret_arn                = module.aurora_secret_us_east_1.secret_arn
}

locals {
  aurora_environment_us_east_1 = module.aurora_us_east_1.instance_environment
  aurora_alarms_us_east_1      = module.aurora_us_east_1.alarms
}

locals {
  aurora_environment_eu_west_1 = module.aurora_eu_west_1.instance_environment
  aurora_alarms_eu_west_1      = module.aurora_eu_west_1.alarms
}

locals {
  aurora_environment_us_west_2 = module.aurora_us_west_2.instance_environment
  aurora_alarms_us_west_2      = module.aurora_us_west_2.alarms
}

output "database_endpoint" {
  description = "Where the database takes writes."
  value       = module.aurora_us_east_1.endpoint
}

output "database_secret_arn" {
  description = "Secret of the database's master user, in the Region that takes writes."
  value       = module.aurora_secret_us_east_1.secret_arn
}
