# The API calls of the account are not recorded here.
locals {
  cloudtrail_alarms_us_east_1 = {}
  trail_arns_us_east_1        = []
}
