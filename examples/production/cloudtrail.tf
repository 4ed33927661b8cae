variable "cloudtrail" {
  description = "Trail: days that its log group keeps events."
  type = object({
    log_retention_days = number
  })
  nullable = false
}

# The Region is part of the address: a trail cannot move, and under one address for all Regions it would only be forgotten.
module "cloudtrail_us_east_1" {
  source = "./modules/cloudtrail"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-east-1"].code

  logs_bucket_name            = module.us_east_1.logs_bucket_name
  log_retention_days          = var.cloudtrail.log_retention_days
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days
}

data "aws_caller_identity" "trail" {
  provider = aws.us_east_1
}

data "aws_partition" "trail" {
  provider = aws.us_east_1
}

# Put together and not read from the trail, which waits for the bucket that admits it.
locals {
  cloudtrail_alarms_us_east_1 = module.cloudtrail_us_east_1.alarms

  trail_arns_us_east_1 = [join(":", [
    "arn", data.aws_partition.trail.partition, "cloudtrail", "us-east-1", data.aws_caller_identity.trail.account_id,
    "trail/${var.name}-${var.environment}-${var.regions["us-east-1"].code}",
  ])]
}

locals {
  cloudtrail_alarms_eu_west_1 = {}
  trail_arns_eu_west_1        = []
}

locals {
  cloudtrail_alarms_us_west_2 = {}
  trail_arns_us_west_2        = []
}

output "trail_arn" {
  description = "Trail of the account's API calls, once it records."
  value       = module.cloudtrail_us_east_1.trail_arn
}

output "trail_key_arn" {
  description = "Key of the trail's log files: who queries them must be allowed to decrypt with it."
  value       = module.cloudtrail_us_east_1.key_arn
}
