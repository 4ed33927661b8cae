variable "alarms" {
  description = "Alarms: addresses that are told, and thresholds by the alarm's key where they are not the part's own."
  type = object({
    emails     = set(string)
    thresholds = map(number)
  })
  nullable = false
}

module "alarms_eu_west_1" {
  source = "./modules/alarms"

  providers = {
    aws = aws.eu_west_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["eu-west-1"].code

  emails                      = var.alarms.emails
  thresholds                  = var.alarms.thresholds
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days

  alarms = merge(
    module.eu_west_1.alarms,
    local.aurora_alarms_eu_west_1,
    local.cloudtrail_alarms_eu_west_1,
    local.efs_alarms_eu_west_1,
    local.firehose_alarms_eu_west_1,
  )
}

locals {
  alarm_names_eu_west_1 = module.alarms_eu_west_1.alarm_names
}

module "alarms_us_east_1" {
  source = "./modules/alarms"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-east-1"].code

  emails                      = var.alarms.emails
  thresholds                  = var.alarms.thresholds
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days

  alarms = merge(
    module.us_east_1.alarms,
    local.aurora_alarms_us_east_1,
    local.cloudtrail_alarms_us_east_1,
    local.efs_alarms_us_east_1,
    local.firehose_alarms_us_east_1,
  )
}

locals {
  alarm_names_us_east_1 = module.alarms_us_east_1.alarm_names
}

module "alarms_us_west_2" {
  source = "./modules/alarms"

  providers = {
    aws = aws.us_west_2
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-west-2"].code

  emails                      = var.alarms.emails
  thresholds                  = var.alarms.thresholds
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days

  alarms = merge(
    module.us_west_2.alarms,
    local.aurora_alarms_us_west_2,
    local.cloudtrail_alarms_us_west_2,
    local.efs_alarms_us_west_2,
    local.firehose_alarms_us_west_2,
  )
}

locals {
  alarm_names_us_west_2 = module.alarms_us_west_2.alarm_names
}

output "alarm_topics" {
  description = "Region to the ARN of the topic that its alarms tell."
  value = merge(
    { eu-west-1 = module.alarms_eu_west_1.topic_arn },
    { us-east-1 = module.alarms_us_east_1.topic_arn },
    { us-west-2 = module.alarms_us_west_2.topic_arn },
  )
}

output "dashboards" {
  description = "Region to the name of its dashboard."
  value = merge(
    { eu-west-1 = module.alarms_eu_west_1.dashboard_name },
    { us-east-1 = module.alarms_us_east_1.dashboard_name },
    { us-west-2 = module.alarms_us_west_2.dashboard_name },
  )
}
