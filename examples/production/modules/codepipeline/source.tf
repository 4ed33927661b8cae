# CodeCommit takes new customers again since 2025-11-24: https://aws.amazon.com/blogs/devops/aws-codecommit-returns-to-general-availability/
locals {
  source_lacks = [for key in ["branch"] : key if var.source_code[key] == null]

  # https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeCommit.html
  source_provider = "CodeCommit"

  # Polling is on unless it is said to be off, and would start each run a second time.
  source_configuration = {
    RepositoryName       = aws_codecommit_repository.this.repository_name
    BranchName           = var.source_code.branch
    OutputArtifactFormat = "CODE_ZIP"
    PollForSourceChanges = "false"
  }

  repository_arn = join(":", ["arn", data.aws_partition.current.partition, "codecommit", data.aws_region.current.id, data.aws_caller_identity.current.account_id, local.prefix])

  # CodeCommit in a condition on kms:ViaService, in China under either suffix.
  # https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
  codecommit_endpoints = distinct([
    "codecommit.${data.aws_region.current.id}.amazonaws.com",
    "codecommit.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
  ])

  source_statements = [
    # https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeCommit.html#edit-role-codecommit
    {
      Sid    = "ReadRepository"
      Effect = "Allow"
      Action = [
        "codecommit:CancelUploadArchive", "codecommit:GetBranch", "codecommit:GetCommit", "codecommit:GetRepository", "codecommit:GetUploadArchiveStatus",
        "codecommit:UploadArchive",
      ]
      Resource = local.repository_arn
    },
    # CodeCommit asks KMS in the name of who asks it, for these: https://docs.aws.amazon.com/codecommit/latest/userguide/encryption.html
    {
      Sid       = "DecryptRepository"
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"]
      Resource  = aws_kms_key.source.arn
      Condition = { StringEquals = { "kms:ViaService" = local.codecommit_endpoints } }
    },
  ]

  source_ids = {
    rule  = aws_cloudwatch_event_target.start.target_id
    guard = terraform_data.keep_repository_unless_force_destroy.id
  }

  clone_url_http     = aws_codecommit_repository.this.clone_url_http
  source_bucket_name = ""
  source_object_key  = ""
  source_key_arn     = aws_kms_key.source.arn
  connection_arn     = ""
}

# In a key policy `Resource: *` means "this key". IAM decides, as for the tree's other keys: who pushes and who pulls needs the key too.
# https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html#key-policy-default-allow-root-enable-iam
data "aws_iam_policy_document" "source_key" {
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

resource "aws_kms_key" "source" {
  description             = "Repository of ${local.prefix} in ${var.region_code}"
  policy                  = data.aws_iam_policy_document.source_key.json
  enable_key_rotation     = true
  deletion_window_in_days = var.key_deletion_window_in_days

  tags = { Name = "${local.prefix}-source" }
}

resource "aws_kms_alias" "source" {
  name          = "alias/${local.prefix}-source"
  target_key_id = aws_kms_key.source.key_id
}

# No default branch: CodeCommit takes the first that is pushed, and a repository without any has none to name.
resource "aws_codecommit_repository" "this" {
  #checkov:skip=CKV2_AWS_37:who approves a merge is for the team to say, and a template holds for pull requests only https://docs.aws.amazon.com/codecommit/latest/userguide/approval-rule-templates.html

  repository_name = local.prefix
  description     = "Source of ${local.prefix}"
  kms_key_id      = aws_kms_key.source.arn

  tags = { Name = local.prefix }
}

# CodeCommit deletes a repository with all its history, at once, whatever is in it, and has nothing to protect it by
# (https://docs.aws.amazon.com/codecommit/latest/APIReference/API_DeleteRepository.html). Terraform destroys this first, also before it replaces the repository,
# and stops where it fails. Both shells that may run the command know it.
resource "terraform_data" "keep_repository_unless_force_destroy" {
  input            = var.force_destroy ? "exit 0" : "echo The repository is kept, force_destroy is not set && exit 1"
  triggers_replace = aws_codecommit_repository.this.repository_id

  provisioner "local-exec" {
    when    = destroy
    command = self.input
  }
}

# A push to the branch, be it the first; not its deletion.
# https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html
# https://docs.aws.amazon.com/codepipeline/latest/userguide/triggering.html
resource "aws_cloudwatch_event_rule" "start" {
  name        = local.rule_name
  description = "Starts the pipeline of ${local.prefix} on a push to its branch"

  event_pattern = jsonencode({
    source      = ["aws.codecommit"]
    detail-type = ["CodeCommit Repository State Change"]
    resources   = [aws_codecommit_repository.this.arn]
    detail = {
      event         = ["referenceCreated", "referenceUpdated"]
      referenceType = ["branch"]
      referenceName = [var.source_code.branch]
    }
  })

  tags = { Name = local.rule_name }
}

locals {
  rule_name = "${local.prefix}-start-pipeline"
  rule_arn  = join(":", ["arn", data.aws_partition.current.partition, "events", data.aws_region.current.id, data.aws_caller_identity.current.account_id, "rule/${local.rule_name}"])
}

data "aws_service_principal" "events" {
  service_name = "events"
}

# "For EventBridge event bus rule targets, the value of aws:SourceArn must be the rule ARN."
# https://docs.aws.amazon.com/eventbridge/latest/userguide/cross-service-confused-deputy-prevention.html
data "aws_iam_policy_document" "start_trust" {
  statement {
    sid     = "EventBridgeTakesTheRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.events.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [local.rule_arn]
    }
  }
}

resource "aws_iam_role" "start" {
  name               = "${local.prefix}-start-pipeline-${var.region_code}"
  description        = "EventBridge starts the pipeline of ${local.prefix}"
  assume_role_policy = data.aws_iam_policy_document.start_trust.json

  tags = { Name = local.rule_name }
}

# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html
data "aws_iam_policy_document" "start" {
  statement {
    sid       = "StartThePipeline"
    actions   = ["codepipeline:StartPipelineExecution"]
    resources = [local.pipeline_arn]
  }
}

resource "aws_iam_role_policy" "start" {
  name   = "start-the-pipeline"
  role   = aws_iam_role.start.name
  policy = data.aws_iam_policy_document.start.json
}

resource "aws_cloudwatch_event_target" "start" {
  rule     = aws_cloudwatch_event_rule.start.name
  arn      = aws_codepipeline.this.arn
  role_arn = aws_iam_role.start.arn

  depends_on = [aws_iam_role_policy.start]
}
