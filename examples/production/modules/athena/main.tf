locals {
  prefix = "${var.name}-${var.environment}"

  # Put together here, not read from the bucket, so that the first plan already shows its policy in full.
  results_bucket_name = "${local.prefix}-athena-${data.aws_caller_identity.current.account_id}-${var.region_code}"
  results_bucket_arn  = "arn:${data.aws_partition.current.partition}:s3:::${local.results_bucket_name}"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

# Athena reads, writes and encrypts with the rights of whoever runs a query; only workgroups of Spark and IAM Identity Center have a role.
# https://docs.aws.amazon.com/athena/latest/ug/encryption.html https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroupConfiguration.html
resource "aws_athena_workgroup" "this" {
  name          = local.prefix
  description   = "Queries of the logs of ${local.prefix} in ${data.aws_region.current.id}"
  force_destroy = var.force_destroy

  configuration {
    # Else a client could name a location and an encryption of its own.
    # https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = true
    bytes_scanned_cutoff_per_query     = var.bytes_scanned_cutoff

    # Stated, not AUTO: the queries are written in the SQL of this version.
    # https://docs.aws.amazon.com/athena/latest/ug/engine-versions-reference-0003.html
    engine_version {
      selected_engine_version = "Athena engine version 3"
    }

    result_configuration {
      output_location       = "s3://${aws_s3_bucket.results.bucket}/results/"
      expected_bucket_owner = data.aws_caller_identity.current.account_id

      encryption_configuration {
        encryption_option = "SSE_KMS"
        kms_key_arn       = aws_kms_key.results.arn
      }
    }
  }

  tags = {
    Name = local.prefix
  }

  # The bucket's last step: no result lies in it before it is guarded.
  depends_on = [aws_s3_bucket_logging.results]
}

# The catalogue takes lower case, and Athena no special character but the underscore.
# https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html
resource "aws_glue_catalog_database" "logs" {
  name        = "${replace(local.prefix, "-", "_")}_logs"
  description = "Logs of ${local.prefix} in ${data.aws_region.current.id}"

  tags = {
    Name = "${local.prefix}-logs"
  }
}
