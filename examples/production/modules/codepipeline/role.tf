data "aws_service_principal" "codepipeline" {
  service_name = "codepipeline"
}

# No condition: AWS's own trust policy has none, and that CodePipeline sends aws:SourceAccount or aws:SourceArn as it takes its role is documented nowhere; a
# condition on a key that is not there would stop every run. Whoever makes a pipeline must be allowed to pass the role, and can pass those of his account only.
# https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-service-role-cli.html
data "aws_iam_policy_document" "pipeline_trust" {
  statement {
    sid     = "CodePipelineTakesTheRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.codepipeline.name]
    }
  }
}

resource "aws_iam_role" "pipeline" {
  name               = "${local.prefix}-pipeline-${var.region_code}"
  description        = "CodePipeline builds ${local.prefix} and deploys it to every Region"
  assume_role_policy = data.aws_iam_policy_document.pipeline_trust.json

  tags = { Name = "${local.prefix}-pipeline" }
}

# What the source and the approval need stands with them. No action takes a role, so nothing is passed.
resource "aws_iam_role_policy" "pipeline" {
  name = "run-the-pipeline"
  role = aws_iam_role.pipeline.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [
        # https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html#how-to-custom-role-policy
        # Those on tags are needed where the source's object in S3 has some: they stand with that source.
        {
          Sid      = "FindArtifactBuckets"
          Effect   = "Allow"
          Action   = ["s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"]
          Resource = [for region in var.region_order : "arn:${data.aws_partition.current.partition}:s3:::${var.targets[region].artifact_bucket_name}"]
        },
        # PutObjectAcl is what a connection uploads with: https://github.com/aws/aws-cdk/issues/13557
        {
          Sid      = "CarryArtifacts"
          Effect   = "Allow"
          Action   = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:PutObjectAcl"]
          Resource = [for region in var.region_order : "arn:${data.aws_partition.current.partition}:s3:::${var.targets[region].artifact_bucket_name}/*"]
        },
        # Those that AWS names for a key, its stars written out, of one's own. Nothing but artifacts is under these keys.
        # https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-cross-account.html
        {
          Sid      = "EncryptArtifacts"
          Effect   = "Allow"
          Action   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"]
          Resource = [for region in var.region_order : var.targets[region].artifact_key_arn]
        },
        # Those for batches are left out, as there are none. https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html#edit-role-codebuild
        {
          Sid      = "Build"
          Effect   = "Allow"
          Action   = ["codebuild:BatchGetBuilds", "codebuild:StartBuild"]
          Resource = local.project_arn
        },
      ],
      local.source_statements,
      local.approval_statements,
    )
  })
}

# Not inline: those take 10,240 letters together, a policy 6,144, and so the two are enough for fifteen Regions with the longest names.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
resource "aws_iam_policy" "deploy" {
  name        = "${local.prefix}-pipeline-deploy-${var.region_code}"
  description = "CodePipeline deploys ${local.prefix} to the groups of its Regions"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeDeploy.html#edit-role-codedeploy, and GetApplicationRevision, which was on that
      # page before and which the CDK grants. ListDeploymentConfigs, which that page has on every resource, is left out: the CDK's pipelines run without it
      # (https://github.com/aws/aws-cdk/blob/v2.210.0/packages/aws-cdk-lib/aws-codepipeline-actions/lib/codedeploy/server-deploy-action.ts). What is about which:
      # https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodedeploy.html
      {
        Sid    = "Deploy"
        Effect = "Allow"
        Action = [
          "codedeploy:CreateDeployment", "codedeploy:GetApplication", "codedeploy:GetApplicationRevision", "codedeploy:GetDeployment", "codedeploy:GetDeploymentGroup",
          "codedeploy:ListDeploymentGroups", "codedeploy:ListDeployments", "codedeploy:RegisterApplicationRevision",
        ]
        Resource = flatten([for region in var.region_order : [var.targets[region].application_arn, var.targets[region].deployment_group_arn]])
      },
      {
        Sid      = "ReadDeploymentConfig"
        Effect   = "Allow"
        Action   = "codedeploy:GetDeploymentConfig"
        Resource = [for region in var.region_order : var.targets[region].deployment_config_arn]
      },
    ]
  })

  tags = { Name = "${local.prefix}-pipeline-deploy" }
}

resource "aws_iam_role_policy_attachment" "deploy" {
  role       = aws_iam_role.pipeline.name
  policy_arn = aws_iam_policy.deploy.arn
}
