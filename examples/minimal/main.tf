locals {
  tags = merge(var.tags, {
    application = var.name
    environment = var.environment
    managed_by  = "terraform"
  })
}

# Auto Scaling launches instances from volumes that the storage keys encrypt. The account's default service-linked role may not exist yet and
# is not this tree's to change, so the tree has one of its own; IAM is global, so it stands here once.
# https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-service-linked-role.html
resource "aws_iam_service_linked_role" "autoscaling" {
  provider = aws.us_east_1

  aws_service_name = "autoscaling.amazonaws.com"
  custom_suffix    = "${var.name}-${var.environment}"
  description      = "Auto Scaling for ${var.name} ${var.environment}"
}

module "us_east_1" {
  source = "./modules/region"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-east-1"].code

  cidr        = var.regions["us-east-1"].cidr
  zones       = var.regions["us-east-1"].zones
  nat_zone_id = var.regions["us-east-1"].nat_zone_id

  certificate_arn = local.certificate_arn_us_east_1
  tags            = local.tags

  instance_environment = merge(
    local.aurora_environment_us_east_1,
    local.codedeploy_environment_us_east_1,
    local.efs_environment_us_east_1,
    local.firehose_environment_us_east_1,
  )

  trail_arns           = local.trail_arns_us_east_1
  logging_bucket_names = local.logging_bucket_names_us_east_1

  alb             = var.alb
  asg             = var.asg
  protection      = var.protection
  flow_logs       = var.flow_logs
  logs            = var.logs
  session_manager = var.session_manager

  autoscaling_service_linked_role_arn = aws_iam_service_linked_role.autoscaling.arn
}
