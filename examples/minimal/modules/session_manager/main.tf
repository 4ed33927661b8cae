locals {
  prefix = "${var.name}-${var.environment}"

  log_group_name = "/${var.name}/${var.environment}/session-manager"
  s3_key_prefix  = "session-manager"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_cloudwatch_log_group" "this" {
  name              = local.log_group_name
  kms_key_id        = var.session_key_arn
  retention_in_days = var.log_retention_days

  tags = {
    Name = "${local.prefix}-session"
  }
}

# The document's name is the option's (document.tf); the address is the same for both, so that a switch shows as a replacement.
# https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
resource "aws_ssm_document" "this" {
  name            = local.document_name
  document_type   = "Session"
  document_format = "JSON"

  content = jsonencode({
    schemaVersion = "1.0"
    description   = "Sessions of ${local.prefix}: encrypted, logged, limited in time"
    sessionType   = "Standard_Stream"

    inputs = {
      s3BucketName                = var.logs_bucket_name
      s3KeyPrefix                 = local.s3_key_prefix
      s3EncryptionEnabled         = true
      cloudWatchLogGroupName      = aws_cloudwatch_log_group.this.name
      cloudWatchEncryptionEnabled = true
      cloudWatchStreamingEnabled  = true
      kmsKeyId                    = var.session_key_arn
      idleSessionTimeout          = tostring(var.idle_timeout_minutes)
      maxSessionDuration          = tostring(var.max_duration_minutes)
      runAsEnabled                = false
      runAsDefaultUser            = ""

      shellProfile = {
        linux   = ""
        windows = ""
      }
    }
  })

  tags = {
    Name = "${local.prefix}-session"
  }
}
