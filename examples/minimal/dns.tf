# The tree makes neither certificates nor records: what a blueprint gives is used, and without any the load balancers serve plain HTTP.
locals {
  certificate_arn_us_east_1 = var.regions["us-east-1"].certificate_arn
}
