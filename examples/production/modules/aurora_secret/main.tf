locals {
  prefix = "${var.name}-${var.environment}"
}

data "aws_region" "current" {}

# A prefix, as a name stays taken for the days in which a deleted secret can be restored. No resource policy: without one nobody outside the account
# reaches a secret, and inside IAM decides. https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html
resource "aws_secretsmanager_secret" "this" {
  #checkov:skip=CKV2_AWS_57:the password is a global database's, which RDS does not rotate; password_version does https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html
  name_prefix             = "${local.prefix}-database-"
  description             = "Master user of the database of ${local.prefix}"
  kms_key_id              = var.key_arn
  recovery_window_in_days = var.recovery_window_in_days

  dynamic "replica" {
    for_each = var.replicas

    content {
      region     = replica.key
      kms_key_id = replica.value
    }
  }

  tags = {
    Name = "${local.prefix}-database"
  }
}

# Drawn anew in each run, and thrown away but where a version of the secret is made. Letters and digits alone, as engines and clients differ in what else they
# take; 40 of them, as RDS takes 41. An ARN is longer: its length has the draw wait until the secret is there, as a plan need not ask for what it cannot keep.
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
ephemeral "aws_secretsmanager_random_password" "this" {
  password_length            = min(40, length(aws_secretsmanager_secret.this.arn))
  exclude_punctuation        = true
  require_each_included_type = true
}

# With the keys of RDS's own secrets. https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_secret_json_structure.html
resource "aws_secretsmanager_secret_version" "this" {
  secret_id                = aws_secretsmanager_secret.this.id
  secret_string_wo         = jsonencode({ username = var.username, password = ephemeral.aws_secretsmanager_random_password.this.random_password })
  secret_string_wo_version = var.password_version
}
