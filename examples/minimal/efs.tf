# Instances share no file system.
locals {
  efs_environment_us_east_1 = {}
  efs_alarms_us_east_1      = {}
}
