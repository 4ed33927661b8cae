# There is no database: instances are told of none.
locals {
  aurora_environment_us_east_1 = {}
}
