# Instances share no file system.
locals {
  efs_environment_us_east_1 = {}
}
