# In the Region of the trail, which holds the events of all.
module "trail_queries_us_east_1" {
  source = "./modules/trail_queries"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment

  workgroup_name   = module.athena_us_east_1.workgroup_name
  database_name    = module.athena_us_east_1.database_name
  logs_bucket_name = module.us_east_1.logs_bucket_name
}
