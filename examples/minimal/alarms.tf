# What the parts would raise alarms on is not watched.
locals {
  alarm_names_us_east_1 = {}
}
