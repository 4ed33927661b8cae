# Of the log bucket alone: a target of server access logs must know no locks, and of load balancers AWS does not say that they send the checksum which a lock
# asks of every upload. Session Manager's agent on an instance does. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
# https://github.com/aws/amazon-ssm-agent/issues/682
#
# By a resource of its own, which locks a bucket that already stands too: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html
# S3 wants versioning first; after the bucket's last step, as it refuses concurrent changes.
resource "aws_s3_bucket_object_lock_configuration" "logs" {
  bucket = aws_s3_bucket.logs.bucket

  rule {
    default_retention {
      mode = var.object_lock.mode
      days = var.object_lock.days
    }
  }

  lifecycle {
    precondition {
      condition     = var.object_lock != null
      error_message = "object_lock must state mode and days."
    }
  }

  depends_on = [aws_s3_bucket_logging.logs]
}

locals {
  object_lock_ids = {
    logs = aws_s3_bucket_object_lock_configuration.logs.id
  }
}
