locals {
  source_lacks = [for key in ["branch", "repository", "connection_provider"] : key if var.source_code[key] == null]

  # https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html
  source_provider = "CodeStarSourceConnection"

  # The connection tells of a push to the branch itself: nothing polls, and no rule is needed.
  source_configuration = {
    ConnectionArn        = local.connection_arn
    FullRepositoryId     = var.source_code.repository
    BranchName           = var.source_code.branch
    OutputArtifactFormat = "CODE_ZIP"
    DetectChanges        = "true"
  }

  # The service was renamed. Old and new connections have ARNs of the one prefix or the other, and "the service prefix must match the prefix of the resource".
  # https://docs.aws.amazon.com/dtconsole/latest/userguide/security-iam.html
  connection_arns = [for service in ["codeconnections", "codestar-connections"] : replace(local.connection_arn, "/:(codestar-connections|codeconnections):/", ":${service}:")]

  # https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html#edit-role-connections
  source_statements = [
    {
      Sid      = "UseConnection"
      Effect   = "Allow"
      Action   = ["codeconnections:UseConnection", "codestar-connections:UseConnection"]
      Resource = local.connection_arns
    },
  ]

  source_ids = {}

  clone_url_http     = ""
  source_bucket_name = ""
  source_object_key  = ""
  source_key_arn     = ""
  connection_arn     = aws_codestarconnections_connection.this.arn
}

# It waits (PENDING) until somebody has confirmed it at the host, which no API can do: see README.md.
# https://docs.aws.amazon.com/dtconsole/latest/userguide/connections-update.html
resource "aws_codestarconnections_connection" "this" {
  name          = local.prefix
  provider_type = var.source_code.connection_provider

  tags = { Name = local.prefix }
}
