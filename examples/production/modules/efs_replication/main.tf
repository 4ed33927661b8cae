data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# AWS makes the replica itself, without mount targets; destroying this leaves it there, writable.
# https://docs.aws.amazon.com/efs/latest/ug/create-replication.html
# https://docs.aws.amazon.com/efs/latest/ug/delete-replications.html
resource "aws_efs_replication_configuration" "this" {
  source_file_system_id = var.source_file_system_id

  destination {
    region     = var.replica_region
    kms_key_id = var.replica_key_arn
  }

  # After the provider's own 20 minutes the resource would count as broken, and the next apply would make a second replica.
  timeouts {
    create = "60m"
  }
}
