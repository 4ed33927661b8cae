locals {
  account_arns = {
    for service in ["rds", "rds-db"] : service => join(":", [
      "arn", data.aws_partition.current.partition, service, data.aws_region.current.id, data.aws_caller_identity.current.account_id,
    ])
  }
}

# What the application needs to reach its database: to sign in by IAM as its own user, and, to make that user, the master user's secret.
# Written out: a data source that refers to the cluster is read during apply whenever the cluster changes, and every such plan would show a policy
# that is not known yet. https://developer.hashicorp.com/terraform/language/data-sources#data-resource-behavior
resource "aws_iam_policy" "instance" {
  name        = "${local.prefix}-database-${var.region_code}"
  description = "Instances of ${local.prefix} connect to their database"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
      {
        Sid      = "ConnectAsApplication"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "${local.account_arns["rds-db"]}:dbuser:${aws_rds_cluster.this.cluster_resource_id}/${local.application_username}"
      },
      # https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
      {
        Sid      = "ReadMasterSecret"
        Effect   = "Allow"
        Action   = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
        Resource = local.secret_arn
      },
      # By way of Secrets Manager, in China under either suffix.
      # https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html#security-encryption-authz
      {
        Sid      = "DecryptMasterSecret"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.secret.arn
        Condition = {
          StringEquals = {
            "kms:ViaService" = distinct([
              "secretsmanager.${data.aws_region.current.id}.amazonaws.com",
              "secretsmanager.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
            ])
          }
        }
      },
    ]
  })

  tags = {
    Name = "${local.prefix}-database"
  }
}

resource "aws_iam_role_policy_attachment" "instance" {
  role       = var.instance_role_name
  policy_arn = aws_iam_policy.instance.arn
}
