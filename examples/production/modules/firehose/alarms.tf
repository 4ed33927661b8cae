# https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html
locals {
  metric_namespace  = "AWS/Firehose"
  metric_dimensions = { DeliveryStreamName = local.stream_name }

  alarms = {
    # AWS recommends an alarm beyond the buffering limit, 15 minutes at most. A record waits for its buffer and then for the conversion and the upload, so
    # twice the buffer's time is what no healthy stream needs. Nothing put, nothing waits: no data is fine.
    # https://docs.aws.amazon.com/firehose/latest/dev/firehose-cloudwatch-metrics-best-practices.html
    firehose-data-freshness = {
      title               = "Age of the oldest record not yet delivered (seconds)"
      description         = "For fifteen minutes records have waited longer than ${max(900, 2 * var.buffering_interval)} seconds for their delivery, far longer than a healthy stream needs: Firehose cannot write to the data bucket, and gives a record up after 24 hours. First: read the log group ${local.log_group_name} for what was refused (bucket, key ${local.prefix}-data, Glue table, role ${local.prefix}-firehose-${var.region_code}), and undo what last changed there. Once it can write again it catches up by itself."
      expression          = null
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = max(900, 2 * var.buffering_interval)
      evaluation_periods  = 3
      datapoints_to_alarm = 3
      treat_missing_data  = "notBreaching"

      metrics = {
        freshness = { namespace = local.metric_namespace, metric_name = "DeliveryToS3.DataFreshness", dimensions = local.metric_dimensions, stat = "Maximum", period = 300 }
      }
    }

    # A record that does not fit is lost to every query, though it lies under the error prefix. One in five minutes may be a stray; three such periods of an
    # hour are a producer that has changed.
    firehose-failed-conversion = {
      title               = "Records that could not be converted to Parquet"
      description         = "Three times within an hour records did not fit the table and went to the error prefix of the data bucket, where no query sees them: a producer sends other fields or types than the table states, or no JSON. First: open the newest object under ${split("!", var.error_prefix)[0]} (rawData is the record in base64, errorMessage the reason), then put the producer right or change the fields."
      expression          = null
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 1
      evaluation_periods  = 12
      datapoints_to_alarm = 3
      treat_missing_data  = "notBreaching"

      metrics = {
        failed = { namespace = local.metric_namespace, metric_name = "FailedConversion.Records", dimensions = local.metric_dimensions, stat = "Sum", period = 300 }
      }
    }
  }
}
