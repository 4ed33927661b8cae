# There is no database: instances are told of none.
locals {
  aurora_environment_us_east_1 = {}
  aurora_alarms_us_east_1      = {}
}
