variable "codepipeline" {
  description = "Pipeline: where the source is; how many instances are deployed to at once; who approves; keys of the alarms that roll a deployment back; the Regions in the order in which they are deployed to; what builds; days that artifacts and the build's logs are kept."
  type = object({
    source_code = object({
      branch              = optional(string)
      repository          = optional(string)
      connection_arn      = optional(string)
      connection_provider = optional(string)
      bucket              = optional(string)
      object_key          = optional(string)
    })
    deployment      = string
    approval_emails = set(string)
    rollback_alarms = set(string)
    region_order    = list(string)
    build = object({
      image            = string
      environment_type = string
      compute_type     = string
    })
    artifact_retention_days = number
    log_retention_days      = number
  })
  nullable = false
}

module "codedeploy_eu_west_1" {
  source = "./modules/codedeploy"

  providers = {
    aws = aws.eu_west_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["eu-west-1"].code

  deployment              = var.codepipeline.deployment
  rollback_alarm_names    = [for key in var.codepipeline.rollback_alarms : local.alarm_names_eu_west_1[key]]
  artifact_retention_days = var.codepipeline.artifact_retention_days

  autoscaling_group_name      = module.eu_west_1.autoscaling_group_name
  target_group_name           = module.eu_west_1.target_group_name
  vpc_id                      = module.eu_west_1.vpc_id
  private_subnet_ids          = module.eu_west_1.private_subnet_ids
  instance_security_group_id  = module.eu_west_1.instance_security_group_id
  instance_role_name          = module.eu_west_1.instance_role_name
  access_logs_bucket_name     = module.eu_west_1.access_logs_bucket_name
  force_destroy               = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days
}

locals {
  codedeploy_environment_eu_west_1 = module.codedeploy_eu_west_1.instance_environment
}

module "codedeploy_us_east_1" {
  source = "./modules/codedeploy"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-east-1"].code

  deployment              = var.codepipeline.deployment
  rollback_alarm_names    = [for key in var.codepipeline.rollback_alarms : local.alarm_names_us_east_1[key]]
  artifact_retention_days = var.codepipeline.artifact_retention_days

  autoscaling_group_name      = module.us_east_1.autoscaling_group_name
  target_group_name           = module.us_east_1.target_group_name
  vpc_id                      = module.us_east_1.vpc_id
  private_subnet_ids          = module.us_east_1.private_subnet_ids
  instance_security_group_id  = module.us_east_1.instance_security_group_id
  instance_role_name          = module.us_east_1.instance_role_name
  access_logs_bucket_name     = module.us_east_1.access_logs_bucket_name
  force_destroy               = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days
}

locals {
  codedeploy_environment_us_east_1 = module.codedeploy_us_east_1.instance_environment
}

module "codedeploy_us_west_2" {
  source = "./modules/codedeploy"

  providers = {
    aws = aws.us_west_2
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-west-2"].code

  deployment              = var.codepipeline.deployment
  rollback_alarm_names    = [for key in var.codepipeline.rollback_alarms : local.alarm_names_us_west_2[key]]
  artifact_retention_days = var.codepipeline.artifact_retention_days

  autoscaling_group_name      = module.us_west_2.autoscaling_group_name
  target_group_name           = module.us_west_2.target_group_name
  vpc_id                      = module.us_west_2.vpc_id
  private_subnet_ids          = module.us_west_2.private_subnet_ids
  instance_security_group_id  = module.us_west_2.instance_security_group_id
  instance_role_name          = module.us_west_2.instance_role_name
  access_logs_bucket_name     = module.us_west_2.access_logs_bucket_name
  force_destroy               = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days
}

locals {
  codedeploy_environment_us_west_2 = module.codedeploy_us_west_2.instance_environment
}

# The Region is part of the address: a pipeline cannot move, and under one address for all Regions it would only be forgotten.
module "codepipeline_us_east_1" {
  source = "./modules/codepipeline"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-east-1"].code

  source_code        = var.codepipeline.source_code
  approval_emails    = var.codepipeline.approval_emails
  build              = var.codepipeline.build
  region_order       = var.codepipeline.region_order
  log_retention_days = var.codepipeline.log_retention_days

  targets = {
    eu-west-1 = {
      application_name      = module.codedeploy_eu_west_1.application_name
      application_arn       = module.codedeploy_eu_west_1.application_arn
      deployment_group_name = module.codedeploy_eu_west_1.deployment_group_name
      deployment_group_arn  = module.codedeploy_eu_west_1.deployment_group_arn
      deployment_config_arn = module.codedeploy_eu_west_1.deployment_config_arn
      artifact_bucket_name  = module.codedeploy_eu_west_1.artifact_bucket_name
      artifact_key_arn      = module.codedeploy_eu_west_1.artifact_key_arn
    }
    us-east-1 = {
      application_name      = module.codedeploy_us_east_1.application_name
      application_arn       = module.codedeploy_us_east_1.application_arn
      deployment_group_name = module.codedeploy_us_east_1.deployment_group_name
      deployment_group_arn  = module.codedeploy_us_east_1.deployment_group_arn
      deployment_config_arn = module.codedeploy_us_east_1.deployment_config_arn
      artifact_bucket_name  = module.codedeploy_us_east_1.artifact_bucket_name
      artifact_key_arn      = module.codedeploy_us_east_1.artifact_key_arn
    }
    us-west-2 = {
      application_name      = module.codedeploy_us_west_2.application_name
      application_arn       = module.codedeploy_us_west_2.application_arn
      deployment_group_name = module.codedeploy_us_west_2.deployment_group_name
      deployment_group_arn  = module.codedeploy_us_west_2.deployment_group_arn
      deployment_config_arn = module.codedeploy_us_west_2.deployment_config_arn
      artifact_bucket_name  = module.codedeploy_us_west_2.artifact_bucket_name
      artifact_key_arn      = module.codedeploy_us_west_2.artifact_key_arn
    }
  }

  logs_key_arn                = module.us_east_1.logs_key_arn
  access_logs_bucket_name     = module.us_east_1.access_logs_bucket_name
  force_destroy               = var.protection.force_destroy
  key_deletion_window_in_days = var.protection.key_deletion_window_in_days
}

# A source bucket whose name the blueprint states.
locals {
  logging_bucket_names_us_east_1 = compact([var.codepipeline.source_code.bucket])
}

locals {
  logging_bucket_names_eu_west_1 = []
}

locals {
  logging_bucket_names_us_west_2 = []
}

output "pipeline_name" {
  description = "Pipeline that builds and deploys what is pushed."
  value       = module.codepipeline_us_east_1.pipeline_name
}

output "repository_clone_url" {
  description = "Repository to push to, by HTTPS; empty where the source is not CodeCommit."
  value       = module.codepipeline_us_east_1.clone_url_http
}

output "source_branch" {
  description = "Branch that the pipeline takes; null where the source is a bucket."
  value       = var.codepipeline.source_code.branch
}

output "source_bucket_name" {
  description = "Bucket to put the source into; empty where the source is a repository."
  value       = module.codepipeline_us_east_1.source_bucket_name
}

output "source_object_key" {
  description = "Key of the source in its bucket; empty where the source is a repository."
  value       = module.codepipeline_us_east_1.source_object_key
}

output "source_key_arn" {
  description = "Key of the tree's own repository or source bucket: who pushes must be allowed to use it; empty where the source is elsewhere."
  value       = module.codepipeline_us_east_1.source_key_arn
}

output "connection_arn" {
  description = "Connection to the repository's host, which has to be confirmed by hand once; empty where there is none."
  value       = module.codepipeline_us_east_1.connection_arn
}

output "approval_topic_arn" {
  description = "Topic that tells of builds that wait for their approval; empty where nobody approves."
  value       = module.codepipeline_us_east_1.approval_topic_arn
}

output "deployment_groups" {
  description = "Region to the CodeDeploy application and group of its instances."
  value = {
    eu-west-1 = {
      application = module.codedeploy_eu_west_1.application_name
      group       = module.codedeploy_eu_west_1.deployment_group_name
    }
    us-east-1 = {
      application = module.codedeploy_us_east_1.application_name
      group       = module.codedeploy_us_east_1.deployment_group_name
    }
    us-west-2 = {
      application = module.codedeploy_us_west_2.application_name
      group       = module.codedeploy_us_west_2.deployment_group_name
    }
  }
}
