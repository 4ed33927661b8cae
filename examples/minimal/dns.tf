# The tree makes neither certificates nor records: what a blueprint gives is used, and without any the load balancers serve plain HTTP.
locals {
  certificate_arns = { for name, region in var.regions : name => region.certificate_arn }
}
