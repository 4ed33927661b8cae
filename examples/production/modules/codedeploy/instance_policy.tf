# What the CodeDeploy agent needs on an instance: revisions out of this Region's bucket, and, where it has to sign what it asks CodeDeploy, the right to ask.
# Written out, as its key is made in the same apply: https://developer.hashicorp.com/terraform/language/data-sources#data-resource-behavior
resource "aws_iam_policy" "instance" {
  name        = "${local.prefix}-artifacts-${var.region_code}"
  description = "Instances of ${local.prefix} fetch what is deployed to them"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        # The agent names the version where the deployment does:
        # https://github.com/aws/aws-codedeploy-agent/blob/v1.8.1/lib/instance_agent/plugins/codedeploy/command_executor.rb
        # https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-iam-instance-profile.html
        {
          Sid      = "FetchRevisions"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:GetObjectVersion"]
          Resource = "${local.bucket_arn}/*"
        },
        # By way of S3 and for this bucket only. With a bucket key the context is the bucket, else the object.
        # https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
        {
          Sid      = "DecryptRevisions"
          Effect   = "Allow"
          Action   = "kms:Decrypt"
          Resource = aws_kms_key.artifacts.arn
          Condition = {
            StringEquals = { "kms:ViaService" = local.s3_endpoints }
            ArnLike      = { "kms:EncryptionContext:aws:s3:arn" = [local.bucket_arn, "${local.bucket_arn}/*"] }
          }
        },
      ],
      local.agent_statements,
    )
  })

  tags = {
    Name = "${local.prefix}-artifacts"
  }
}

resource "aws_iam_role_policy_attachment" "instance" {
  role       = var.instance_role_name
  policy_arn = aws_iam_policy.instance.arn
}
