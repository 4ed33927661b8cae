# As the CIS benchmark has it (3.3, now CloudWatch.1): https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-1
resource "aws_cloudwatch_log_metric_filter" "root_use" {
  name           = "root-use"
  log_group_name = aws_cloudwatch_log_group.this.name
  pattern        = "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }"

  metric_transformation {
    namespace     = "${local.prefix}/CloudTrail"
    name          = "RootUse"
    value         = "1"
    default_value = "0"
    unit          = "Count"
  }
}

locals {
  # Events reach the log group within five minutes or so. Once is enough: nobody needs the root user for daily work.
  # https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html
  alarms = {
    root-use = {
      title               = "Uses of the account's root user"
      description         = "Somebody has used the account's root user, or tried to sign in as it (a ConsoleLogin with Failure: nobody got in): it may do everything, no policy of the account stops it, and daily work never needs it. First: ask its owners whether it was them. If not, change its password, remove its access keys and sessions, and look in CloudTrail (named query of root use in Athena, or the log group ${local.log_group_name}) for what was done and from which address; then call AWS Support."
      expression          = null
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 1
      evaluation_periods  = 1
      datapoints_to_alarm = 1
      treat_missing_data  = "notBreaching"

      metrics = {
        uses = { namespace = one(aws_cloudwatch_log_metric_filter.root_use.metric_transformation).namespace, metric_name = one(aws_cloudwatch_log_metric_filter.root_use.metric_transformation).name, dimensions = {}, stat = "Sum", period = 300 }
      }
    }
  }
}
