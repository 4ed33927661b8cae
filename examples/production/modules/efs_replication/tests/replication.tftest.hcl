mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws-us-gov" }
  }
}

override_resource {
  target = aws_efs_replication_configuration.this
  values = {
    destination = { file_system_id = "fs-0fedcba9876543210" }
  }
}

variables {
  source_file_system_id = "fs-0123456789abcdef0"
  replica_region        = "us-gov-east-1"
  replica_key_arn       = "arn:aws-us-gov:kms:us-gov-east-1:123456789012:key/22222222-2222-2222-2222-222222222222"
}

run "replication" {
  assert {
    condition     = aws_efs_replication_configuration.this.source_file_system_id == var.source_file_system_id
    error_message = "The home's file system must be the source."
  }

  assert {
    condition     = [for destination in aws_efs_replication_configuration.this.destination : [destination.region, destination.kms_key_id, coalesce(destination.availability_zone_name, "all")]] == [["us-gov-east-1", var.replica_key_arn, "all"]]
    error_message = "There must be one replica, in all zones of the region, under that region's key."
  }
}

run "replica" {
  assert {
    condition     = output.replica_file_system_id == "fs-0fedcba9876543210"
    error_message = "The replica is what AWS made."
  }

  assert {
    condition     = output.replica_file_system_arn == "arn:aws-us-gov:elasticfilesystem:us-gov-east-1:123456789012:file-system/fs-0fedcba9876543210"
    error_message = "The replica's ARN is of its own region."
  }
}
