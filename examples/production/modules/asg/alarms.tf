# https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html
locals {
  group_dimensions = { AutoScalingGroupName = aws_autoscaling_group.this.name }

  alarms = {
    # The desired size, not the instances in service: a refresh puts up to half of the group more in service without anybody asking for it, and where EC2 has
    # no instances to give, the most is wanted and never in service. A group of fixed size is at its most for ever, which says nothing. The quarter of an hour
    # outlasts a peak that scaling answers: instances warm up for three minutes.
    asg-at-max = {
      title               = "Size of the group (percent of its maximum)"
      description         = "For fifteen minutes scaling has asked for the largest number of instances that the group may have: more load will not be met with more instances, and answers get slower. First: look whether the load is real (RequestCount, the access logs) or an attack or a retry storm, and whether all instances are in service. If it is real, raise max_size in the blueprint, render and apply; mind the account's EC2 quotas."
      expression          = "IF(most > least, 100 * desired / most, 0)"
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 100
      evaluation_periods  = 15
      datapoints_to_alarm = 15
      treat_missing_data  = "notBreaching"

      metrics = {
        desired = { namespace = "AWS/AutoScaling", metric_name = "GroupDesiredCapacity", dimensions = local.group_dimensions, stat = "Minimum", period = 60 }
        least   = { namespace = "AWS/AutoScaling", metric_name = "GroupMinSize", dimensions = local.group_dimensions, stat = "Maximum", period = 60 }
        most    = { namespace = "AWS/AutoScaling", metric_name = "GroupMaxSize", dimensions = local.group_dimensions, stat = "Maximum", period = 60 }
      }
    }
  }
}
