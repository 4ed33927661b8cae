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

output "athena_workgroups" {
  description = "Region to the name of its Athena workgroup."
  value = merge(
    { eu-west-1 = module.athena_eu_west_1.workgroup_name },
    { us-east-1 = module.athena_us_east_1.workgroup_name },
    { us-west-2 = module.athena_us_west_2.workgroup_name },
  )
}
