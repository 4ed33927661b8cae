locals {
  # RDS does not manage the password of a global database's cluster; the tree does. Null and not false, with which the provider takes no password of ours.
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations
  manage_master_user_password = null
  master_user_secret_key_arn  = null
  master_password             = var.role == "primary" ? var.master_password : null
  master_password_version     = var.master_password_version

  # Here or its copy here: a copy's ARN differs in the Region alone. https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html
  secret_arn = join(":", [for index, part in split(":", var.secret_arn) : index == 3 ? data.aws_region.current.id : part])
}
