locals {
  log_group_name  = "/${var.name}/${var.environment}/firehose"
  log_stream_name = "delivery"
}

# Firehose makes neither group nor stream. https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-logs.html
resource "aws_cloudwatch_log_group" "this" {
  #checkov:skip=CKV_AWS_338:how long logs are kept is the blueprint's to say https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html

  name              = local.log_group_name
  kms_key_id        = var.logs_key_arn
  retention_in_days = var.log_retention_days

  tags = {
    Name = "${local.prefix}-firehose"
  }
}

resource "aws_cloudwatch_log_stream" "delivery" {
  name           = local.log_stream_name
  log_group_name = aws_cloudwatch_log_group.this.name
}

# Firehose tries role and schema as it makes the stream. The provider asks again for as long as a new role may take to be known everywhere:
# https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/firehose/delivery_stream.go
resource "aws_kinesis_firehose_delivery_stream" "this" {
  name        = local.stream_name
  destination = "extended_s3"

  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK"
    key_arn  = aws_kms_key.data.arn
  }

  extended_s3_configuration {
    role_arn            = aws_iam_role.firehose.arn
    bucket_arn          = aws_s3_bucket.data.arn
    kms_key_arn         = aws_kms_key.data.arn
    prefix              = var.prefix
    error_output_prefix = var.error_prefix
    buffering_size      = var.buffering_size
    buffering_interval  = var.buffering_interval

    # Parquet is compressed within: with conversion Firehose takes no other value here.
    # https://docs.aws.amazon.com/firehose/latest/APIReference/API_ExtendedS3DestinationConfiguration.html
    compression_format = "UNCOMPRESSED"

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.this.name
      log_stream_name = aws_cloudwatch_log_stream.delivery.name
    }

    # https://docs.aws.amazon.com/firehose/latest/dev/record-format-conversion.html
    data_format_conversion_configuration {
      enabled = true

      input_format_configuration {
        deserializer {
          open_x_json_ser_de {
            case_insensitive = true
          }
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {
            compression = "SNAPPY"
          }
        }
      }

      # A changed table is taken up by itself.
      schema_configuration {
        role_arn      = aws_iam_role.firehose.arn
        catalog_id    = data.aws_caller_identity.current.account_id
        region        = data.aws_region.current.id
        database_name = aws_glue_catalog_table.events.database_name
        table_name    = aws_glue_catalog_table.events.name
        version_id    = "LATEST"
      }
    }
  }

  tags = {
    Name = local.stream_name
  }

  # The role's rights, and the bucket's last step: nothing is delivered before it is guarded.
  depends_on = [aws_iam_role_policy_attachment.firehose, aws_s3_bucket_logging.data]
}
