locals {
  prefix = "${var.name}-${var.environment}"

  # With the Region's code, because the trail is seen in every Region of the account under this name.
  trail_name = "${local.prefix}-${var.region_code}"

  # Put together, as the key and the bucket must admit the trail before it is there. The Region is its home, wherever it records.
  trail_arn = join(":", ["arn", data.aws_partition.current.partition, "cloudtrail", data.aws_region.current.id, data.aws_caller_identity.current.account_id, "trail/${local.trail_name}"])
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

# CloudTrail looks at the bucket's policy, the key's and the role's as the trail is made, and refuses the trail if one does not admit it.
# https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
resource "aws_cloudtrail" "this" {
  #checkov:skip=CKV_AWS_252:nobody waits for the delivery of a log file, what must be known at once is an alarm on the log group https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html

  name           = local.trail_name
  s3_bucket_name = var.logs_bucket_name
  s3_key_prefix  = "cloudtrail"
  kms_key_id     = aws_kms_key.this.arn

  # IAM, STS and CloudFront report to one Region only; a trail of all Regions must have them.
  # https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true

  # No event selector: a trail without one records all management events and no data events, and the first copy of those is free in each Region.
  # https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.this.arn}:*"
  cloud_watch_logs_role_arn  = aws_iam_role.this.arn

  tags = { Name = local.trail_name }

  depends_on = [aws_iam_role_policy.this]
}
