module "kms" {
  source = "../kms"

  name        = var.name
  environment = var.environment
  region_code = var.region_code

  autoscaling_service_linked_role_arn = var.autoscaling_service_linked_role_arn
  deletion_window_in_days             = var.protection.key_deletion_window_in_days
}

module "logs" {
  source = "../logs"

  name        = var.name
  environment = var.environment
  region_code = var.region_code

  logs_key_arn               = module.kms.logs_key_arn
  flow_log_retention_days    = var.flow_logs.retention_days
  session_log_retention_days = var.session_manager.log_retention_days
  force_destroy              = var.protection.force_destroy
}

module "vpc" {
  source = "../vpc"

  name        = var.name
  environment = var.environment
  region_code = var.region_code

  cidr  = var.cidr
  zones = var.zones
}

module "nat" {
  source = "../nat"

  name        = var.name
  environment = var.environment
  region_code = var.region_code

  vpc_id                  = module.vpc.vpc_id
  cidr_block              = module.vpc.cidr_block
  zones                   = var.zones
  nat_zone_id             = var.nat_zone_id
  public_subnet_ids       = module.vpc.public_subnet_ids
  private_subnet_ids      = module.vpc.private_subnet_ids
  private_route_table_ids = module.vpc.private_route_table_ids
}

module "session_manager" {
  source = "../session_manager"

  name        = var.name
  environment = var.environment
  region_code = var.region_code

  vpc_id             = module.vpc.vpc_id
  cidr_block         = module.vpc.cidr_block
  private_subnet_ids = module.vpc.private_subnet_ids

  session_key_arn  = module.kms.session_key_arn
  logs_key_arn     = module.kms.logs_key_arn
  logs_bucket_name = module.logs.logs_bucket_name
  logs_bucket_arn  = module.logs.logs_bucket_arn

  idle_timeout_minutes = var.session_manager.idle_timeout_minutes
  max_duration_minutes = var.session_manager.max_duration_minutes
  log_retention_days   = var.session_manager.log_retention_days
}

module "flow_logs" {
  source = "../flow_logs"

  name        = var.name
  environment = var.environment
  region_code = var.region_code

  vpc_id                   = module.vpc.vpc_id
  logs_bucket_arn          = module.logs.logs_bucket_arn
  traffic_type             = var.flow_logs.traffic_type
  max_aggregation_interval = var.flow_logs.max_aggregation_interval
}
