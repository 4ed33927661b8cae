locals {
  # The class of every Serverless v2 instance; how large one is, the cluster's range says. Aurora scales no readers of this class.
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.requirements.html
  instance_class      = "db.serverless"
  serverless_capacity = [var.serverless]

  # Two GiB a unit, and limits are those of the largest size:
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html#aurora-serverless-v2.how-it-works.capacity
  memory_in_gib     = 2 * var.serverless.max_acu
  smallest_capacity = var.serverless.min_acu
  capacity_advice   = "raise max_acu in the blueprint, render and apply, if the load is to stay."

  capacity_alarms = {
    # Nearly at its most for a quarter of an hour; a peak is what Serverless is for.
    # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html#aurora-serverless-v2.viewing.monitoring
    aurora-acu-at-max = {
      title               = "Capacity of the database (percent of its maximum)"
      description         = "For fifteen minutes an instance of the database has been at the largest capacity that it may grow to: more load will make queries wait. First: look for the statements with the highest load in Performance Insights (CloudWatch Database Insights), and whether a deployment brought them. If the load is to stay, raise max_acu in the blueprint, render and apply: that is done in place."
      expression          = null
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 95
      evaluation_periods  = 15
      datapoints_to_alarm = 15
      treat_missing_data  = "notBreaching"

      metrics = {
        capacity = { namespace = "AWS/RDS", metric_name = "ACUUtilization", dimensions = local.cluster_dimensions, stat = "Maximum", period = 60 }
      }
    }
  }
}
