variable "athena" {
  description = "Athena: bytes that one query may scan, days that results are kept."
  type = object({
    bytes_scanned_cutoff   = number
    results_retention_days = number
  })
  nullable = false
}

module "athena_eu_west_1" {
  source = "./modules/athena"

  providers = {
    aws = aws.eu_west_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["eu-west-1"].code

  logs_bucket_name        = module.eu_west_1.logs_bucket_name
  alb_logs_bucket_name    = module.eu_west_1.alb_logs_bucket_name
  access_logs_bucket_name = module.eu_west_1.access_logs_bucket_name

  bytes_scanned_cutoff        = var.athena.bytes_scanned_cutoff
  results_retention_days      = var.athena.results_retention_days
  force_destroy               = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days
}

module "athena_us_east_1" {
  source = "./modules/athena"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-east-1"].code

  logs_bucket_name        = module.us_east_1.logs_bucket_name
  alb_logs_bucket_name    = module.us_east_1.alb_logs_bucket_name
  access_logs_bucket_name = module.us_east_1.access_logs_bucket_name

  bytes_scanned_cutoff        = var.athena.bytes_scanned_cutoff
  results_retention_days      = var.athena.results_retention_days
  force_destroy               = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days
}

module "athena_us_west_2" {
  source = "./modules/athena"

  providers = {
    aws = aws.us_west_2
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-west-2"].code

  logs_bucket_name        = module.us_west_2.logs_bucket_name
  alb_logs_bucket_name    = module.us_west_2.alb_logs_bucket_name
  access_logs_bucket_name = module.us_west_2.access_logs_bucket_name

  bytes_scanned_cutoff        = var.athena.bytes_scanned_cutoff
  results_retention_days      = var.athena.results_retention_days
  force_destroy               = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days
}

output "athena" {
  description = "Region to its Athena workgroup, the database of its logs' tables, and bucket and key of results: who asks needs rights on them."
  value = {
    eu-west-1 = {
      workgroup_name      = module.athena_eu_west_1.workgroup_name
      database_name       = module.athena_eu_west_1.database_name
      results_bucket_name = module.athena_eu_west_1.results_bucket_name
      results_key_arn     = module.athena_eu_west_1.results_key_arn
    }
    us-east-1 = {
      workgroup_name      = module.athena_us_east_1.workgroup_name
      database_name       = module.athena_us_east_1.database_name
      results_bucket_name = module.athena_us_east_1.results_bucket_name
      results_key_arn     = module.athena_us_east_1.results_key_arn
    }
    us-west-2 = {
      workgroup_name      = module.athena_us_west_2.workgroup_name
      database_name       = module.athena_us_west_2.database_name
      results_bucket_name = module.athena_us_west_2.results_bucket_name
      results_key_arn     = module.athena_us_west_2.results_key_arn
    }
  }
}
