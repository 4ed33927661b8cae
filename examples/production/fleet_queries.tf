variable "fleet_queries" {
  description = "Names of the queries over the delivered records that each Region's workgroup gets."
  type        = set(string)
  nullable    = false
}

module "fleet_queries_eu_west_1" {
  source = "./modules/fleet_queries"

  providers = {
    aws = aws.eu_west_1
  }

  name        = var.name
  environment = var.environment

  queries        = var.fleet_queries
  workgroup_name = module.athena_eu_west_1.workgroup_name
  database_name  = module.firehose_eu_west_1.database_name
  table_name     = module.firehose_eu_west_1.table_name
}

module "fleet_queries_us_east_1" {
  source = "./modules/fleet_queries"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment

  queries        = var.fleet_queries
  workgroup_name = module.athena_us_east_1.workgroup_name
  database_name  = module.firehose_us_east_1.database_name
  table_name     = module.firehose_us_east_1.table_name
}

module "fleet_queries_us_west_2" {
  source = "./modules/fleet_queries"

  providers = {
    aws = aws.us_west_2
  }

  name        = var.name
  environment = var.environment

  queries        = var.fleet_queries
  workgroup_name = module.athena_us_west_2.workgroup_name
  database_name  = module.firehose_us_west_2.database_name
  table_name     = module.firehose_us_west_2.table_name
}
