# No stream takes records.
locals {
  firehose_environment_us_east_1 = {}
  firehose_alarms_us_east_1      = {}
}
