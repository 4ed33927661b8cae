# The key of the master user's secret, whoever makes the secret: RDS in a single cluster, the tree in a global database, where each Region's copy
# has the key of its Region.
resource "aws_kms_key" "secret" {
  description             = "Secret of the database's master user of ${local.prefix} in ${var.region_code}"
  policy                  = data.aws_iam_policy_document.secret_key.json
  enable_key_rotation     = true
  deletion_window_in_days = var.key_deletion_window_in_days

  tags = {
    Name = "${local.prefix}-database-secret"
  }
}

resource "aws_kms_alias" "secret" {
  name          = "alias/${local.prefix}-database-secret"
  target_key_id = aws_kms_key.secret.key_id
}

# Secrets Manager and RDS use the key with the rights of whoever calls them, so the account's IAM decides.
# https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html#security-encryption-authz
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager.html#rds-secrets-manager-permissions
data "aws_iam_policy_document" "secret_key" {
  #checkov:skip=CKV_AWS_109:the account root delegates to IAM, see decision record 0011 https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
  #checkov:skip=CKV_AWS_111:the account root delegates to IAM, see decision record 0011 https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
  #checkov:skip=CKV_AWS_356:in a key policy the star is this key, see decision record 0011 https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
  statement {
    sid       = "DelegateToAccountIam"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }
}
