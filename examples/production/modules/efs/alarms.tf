# https://docs.aws.amazon.com/efs/latest/ug/efs-metrics.html https://docs.aws.amazon.com/efs/latest/ug/monitoring-metric-math.html
locals {
  file_system_dimensions = { FileSystemId = aws_efs_file_system.this.id }

  alarms = {
    # Metered bytes of a period, by its seconds, against the bytes a second that are allowed just then: the allowance follows the mode, and falls to the
    # baseline when bursting has spent its credits. Beyond 100 percent EFS slows everybody down, so 80 leaves time to act.
    efs-throughput = {
      title               = "Throughput of the file system (percent of what is permitted)"
      description         = "For fifteen minutes the shared file system has used most of the throughput that it is permitted: soon every read and write waits. First: see who reads or writes so much (DataReadIOBytes, DataWriteIOBytes, ClientConnections). ${local.throughput_advice}"
      expression          = "100 * (metered / PERIOD(metered)) / permitted"
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 80
      evaluation_periods  = 15
      datapoints_to_alarm = 15
      treat_missing_data  = "notBreaching"

      metrics = {
        metered   = { namespace = "AWS/EFS", metric_name = "MeteredIOBytes", dimensions = local.file_system_dimensions, stat = "Sum", period = 60 }
        permitted = { namespace = "AWS/EFS", metric_name = "PermittedThroughput", dimensions = local.file_system_dimensions, stat = "Average", period = 60 }
      }
    }
  }
}
