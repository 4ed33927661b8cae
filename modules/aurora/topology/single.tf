locals {
  # RDS makes the password, keeps it in Secrets Manager and changes it every seven days.
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html
  manage_master_user_password = true
  master_user_secret_key_arn  = aws_kms_key.secret.arn
  master_password             = null
  master_password_version     = null

  secret_arn = one(aws_rds_cluster.this.master_user_secret[*].secret_arn)
}
