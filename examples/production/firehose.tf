variable "firehose" {
  description = "Delivery stream: the records' fields in their order, with their Glue types; prefixes of what is delivered and of what could not be; MiB and seconds that are gathered before a delivery; days that data (null: for ever) and the stream's logs are kept, and days after which data moves to cheaper storage."
  type = object({
    fields = list(object({
      name = string
      type = string
    }))
    prefix             = string
    error_prefix       = string
    buffering_size     = number
    buffering_interval = number
    retention_days     = optional(number)
    storage_transitions = list(object({
      days          = number
      storage_class = string
    }))
    log_retention_days = number
  })
  nullable = false
}

module "firehose_eu_west_1" {
  source = "./modules/firehose"

  providers = {
    aws = aws.eu_west_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["eu-west-1"].code

  fields              = var.firehose.fields
  prefix              = var.firehose.prefix
  error_prefix        = var.firehose.error_prefix
  buffering_size      = var.firehose.buffering_size
  buffering_interval  = var.firehose.buffering_interval
  retention_days      = var.firehose.retention_days
  storage_transitions = var.firehose.storage_transitions
  log_retention_days  = var.firehose.log_retention_days

  vpc_id                      = module.eu_west_1.vpc_id
  private_subnet_ids          = module.eu_west_1.private_subnet_ids
  instance_security_group_id  = module.eu_west_1.instance_security_group_id
  instance_role_name          = module.eu_west_1.instance_role_name
  logs_key_arn                = module.eu_west_1.logs_key_arn
  access_logs_bucket_name     = module.eu_west_1.access_logs_bucket_name
  force_destroy               = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days
}

locals {
  firehose_environment_eu_west_1 = module.firehose_eu_west_1.instance_environment
  firehose_alarms_eu_west_1      = module.firehose_eu_west_1.alarms
}

module "firehose_us_east_1" {
  source = "./modules/firehose"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-east-1"].code

  fields              = var.firehose.fields
  prefix              = var.firehose.prefix
  error_prefix        = var.firehose.error_prefix
  buffering_size      = var.firehose.buffering_size
  buffering_interval  = var.firehose.buffering_interval
  retention_days      = var.firehose.retention_days
  storage_transitions = var.firehose.storage_transitions
  log_retention_days  = var.firehose.log_retention_days

  vpc_id                      = module.us_east_1.vpc_id
  private_subnet_ids          = module.us_east_1.private_subnet_ids
  instance_security_group_id  = module.us_east_1.instance_security_group_id
  instance_role_name          = module.us_east_1.instance_role_name
  logs_key_arn                = module.us_east_1.logs_key_arn
  access_logs_bucket_name     = module.us_east_1.access_logs_bucket_name
  force_destroy               = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days
}

locals {
  firehose_environment_us_east_1 = module.firehose_us_east_1.instance_environment
  firehose_alarms_us_east_1      = module.firehose_us_east_1.alarms
}

module "firehose_us_west_2" {
  source = "./modules/firehose"

  providers = {
    aws = aws.us_west_2
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-west-2"].code

  fields              = var.firehose.fields
  prefix              = var.firehose.prefix
  error_prefix        = var.firehose.error_prefix
  buffering_size      = var.firehose.buffering_size
  buffering_interval  = var.firehose.buffering_interval
  retention_days      = var.firehose.retention_days
  storage_transitions = var.firehose.storage_transitions
  log_retention_days  = var.firehose.log_retention_days

  vpc_id                      = module.us_west_2.vpc_id
  private_subnet_ids          = module.us_west_2.private_subnet_ids
  instance_security_group_id  = module.us_west_2.instance_security_group_id
  instance_role_name          = module.us_west_2.instance_role_name
  logs_key_arn                = module.us_west_2.logs_key_arn
  access_logs_bucket_name     = module.us_west_2.access_logs_bucket_name
  force_destroy               = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days
}

locals {
  firehose_environment_us_west_2 = module.firehose_us_west_2.instance_environment
  firehose_alarms_us_west_2      = module.firehose_us_west_2.alarms
}

output "firehose" {
  description = "Region to its delivery stream, and to the table, bucket and key of what it delivers: who queries the records needs rights on them."
  value = {
    eu-west-1 = {
      stream_name      = module.firehose_eu_west_1.stream_name
      database_name    = module.firehose_eu_west_1.database_name
      table_name       = module.firehose_eu_west_1.table_name
      data_bucket_name = module.firehose_eu_west_1.data_bucket_name
      data_key_arn     = module.firehose_eu_west_1.data_key_arn
    }
    us-east-1 = {
      stream_name      = module.firehose_us_east_1.stream_name
      database_name    = module.firehose_us_east_1.database_name
      table_name       = module.firehose_us_east_1.table_name
      data_bucket_name = module.firehose_us_east_1.data_bucket_name
      data_key_arn     = module.firehose_us_east_1.data_key_arn
    }
    us-west-2 = {
      stream_name      = module.firehose_us_west_2.stream_name
      database_name    = module.firehose_us_west_2.database_name
      table_name       = module.firehose_us_west_2.table_name
      data_bucket_name = module.firehose_us_west_2.data_bucket_name
      data_key_arn     = module.firehose_us_west_2.data_key_arn
    }
  }
}
