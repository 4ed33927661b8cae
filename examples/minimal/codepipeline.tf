# Nothing is delivered to the instances by the tree.
locals {
  codedeploy_environment_us_east_1 = {}
  logging_bucket_names_us_east_1   = []
}
