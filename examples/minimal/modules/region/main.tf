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
  alb_log_retention_days     = var.logs.alb_retention_days
  access_log_retention_days  = var.logs.access_retention_days
  trail_log_retention_days   = var.logs.trail_retention_days
  storage_transitions        = var.logs.storage_transitions
  object_lock                = var.logs.object_lock
  trail_arns                 = var.trail_arns
  logging_bucket_names       = var.logging_bucket_names
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

module "alb" {
  source = "../alb"

  name        = var.name
  environment = var.environment
  region_code = var.region_code

  vpc_id               = module.vpc.vpc_id
  public_subnet_ids    = module.vpc.public_subnet_ids
  internet_cidr_blocks = module.vpc.internet_cidr_blocks
  ip_address_type      = module.vpc.ip_address_type

  logs_bucket_name    = module.logs.alb_logs_bucket_name
  certificate_arn     = var.certificate_arn
  deletion_protection = var.protection.deletion_protection

  health_check_path    = var.alb.health_check_path
  target_port          = var.alb.target_port
  deregistration_delay = var.alb.deregistration_delay
  slow_start           = var.alb.slow_start
  idle_timeout         = var.alb.idle_timeout
}

# Parts that instances use attach their rights to this role; the group starts instances once what is attached here stands.
module "instance_role" {
  source = "../instance_role"

  name        = var.name
  environment = var.environment
  region_code = var.region_code

  policy_arns = {
    session = module.session_manager.instance_policy_arn
  }
}

module "asg" {
  source = "../asg"

  name        = var.name
  environment = var.environment
  region_code = var.region_code
  tags        = var.tags

  vpc_id                  = module.vpc.vpc_id
  private_subnet_ids      = module.nat.private_subnet_ids
  internet_cidr_blocks    = module.vpc.internet_cidr_blocks
  alb_security_group_id   = module.alb.security_group_id
  alb_arn_suffix          = module.alb.arn_suffix
  target_group_arn        = module.alb.target_group_arn
  target_group_arn_suffix = module.alb.target_group_arn_suffix
  target_port             = var.alb.target_port
  health_check_path       = var.alb.health_check_path

  instance_role_name      = module.instance_role.role_name
  instance_profile_name   = module.instance_role.instance_profile_name
  service_linked_role_arn = var.autoscaling_service_linked_role_arn
  storage_key_arn         = module.kms.storage_key_arn
  logs_key_arn            = module.kms.logs_key_arn

  instance_types      = var.asg.instance_types
  architecture        = var.asg.architecture
  min_size            = var.asg.min_size
  max_size            = var.asg.max_size
  desired_size        = var.asg.desired_size
  spot_percentage     = var.asg.spot_percentage
  cpu_target          = var.asg.cpu_target
  requests_per_target = var.asg.requests_per_target
  root_volume_size    = var.asg.root_volume_size
  ami_release         = var.asg.ami_release
  log_retention_days  = var.asg.log_retention_days

  instance_environment = var.instance_environment
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
