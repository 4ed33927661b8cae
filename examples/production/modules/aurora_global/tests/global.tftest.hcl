mock_provider "aws" {}

variables {
  name                = "carshare"
  environment         = "test"
  engine              = "aurora-postgresql"
  source_cluster_arn  = "arn:aws:rds:us-east-1:123456789012:cluster:carshare-test"
  deletion_protection = true
}

run "postgresql" {
  assert {
    condition     = [aws_rds_global_cluster.this.global_cluster_identifier, aws_rds_global_cluster.this.source_db_cluster_identifier] == ["carshare-test", var.source_cluster_arn]
    error_message = "The global database must be made of the cluster that is there."
  }

  assert {
    condition     = aws_rds_global_cluster.this.deletion_protection && !aws_rds_global_cluster.this.force_destroy
    error_message = "Protected, it must keep its clusters: force_destroy takes them out before the refusal."
  }

  assert {
    condition     = aws_rds_global_cluster.this.engine_lifecycle_support == "open-source-rds-extended-support-disabled"
    error_message = "Extended Support must not be paid for."
  }

  assert {
    condition     = output.global_cluster_identifier == aws_rds_global_cluster.this.id && output.endpoint == aws_rds_global_cluster.this.endpoint
    error_message = "The outputs must be the global database's."
  }
}

run "switchover" {
  variables {
    source_cluster_arn  = "arn:aws:rds:us-west-2:123456789012:cluster:carshare-test"
    deletion_protection = false
  }

  assert {
    condition     = output.global_cluster_identifier == run.postgresql.global_cluster_identifier && aws_rds_global_cluster.this.source_db_cluster_identifier == "arn:aws:rds:us-east-1:123456789012:cluster:carshare-test"
    error_message = "Another primary must not replace the global database."
  }

  assert {
    condition     = !aws_rds_global_cluster.this.deletion_protection && aws_rds_global_cluster.this.force_destroy
    error_message = "Protection must be a value, and without it the clusters must go before the global database does."
  }
}

run "mysql" {
  command = plan
  variables {
    name   = "other"
    engine = "aurora-mysql"
  }

  assert {
    condition     = local.lifecycle_support[var.engine] == null
    error_message = "Of a MySQL database RDS takes no such setting."
  }
}

run "unknown_engine" {
  command = plan
  variables {
    engine = "aurora"
  }
  expect_failures = [var.engine]
}

run "identifier_and_no_arn" {
  command = plan
  variables {
    source_cluster_arn = "carshare-test"
  }
  expect_failures = [var.source_cluster_arn]
}
