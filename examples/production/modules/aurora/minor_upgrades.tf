# Minor versions are the blueprint's: the cluster gets the one that is stated, and RDS takes it no further. But for the lifecycle, this cluster and that of
# automatic.tf are the same, word for word.
#
# The zones of the storage are Aurora's to choose, always three: `availability_zones` would replace the cluster wherever a Region gave others.
resource "aws_rds_cluster" "this" {
  #checkov:skip=CKV_AWS_326:a cluster with backtracking cannot join a global database, and one without cannot be given it https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Backtrack.html
  #checkov:skip=CKV2_AWS_8:AWS Backup selects by tag, in a module of its own https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
  cluster_identifier = local.cluster_identifier

  engine                      = var.engine
  engine_version              = var.engine_version
  engine_lifecycle_support    = "open-source-rds-extended-support-disabled"
  allow_major_version_upgrade = true
  apply_immediately           = true

  database_name   = local.first_values[var.role].database_name
  master_username = local.first_values[var.role].master_username

  manage_master_user_password   = local.manage_master_user_password
  master_user_secret_kms_key_id = local.master_user_secret_key_arn
  master_password_wo            = local.master_password
  master_password_wo_version    = local.master_password_version

  iam_database_authentication_enabled = true

  global_cluster_identifier      = var.global_cluster_identifier
  source_region                  = var.source_region
  enable_global_write_forwarding = var.role == "secondary" && var.write_forwarding

  db_subnet_group_name            = aws_db_subnet_group.this.name
  vpc_security_group_ids          = [aws_security_group.this.id]
  port                            = local.port
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.this.name

  storage_encrypted = true
  kms_key_id        = var.storage_key_arn

  # UTC; half an hour of backup, then an hour for maintenance, apart from each other and from the hours in which AWS Backup usually starts.
  backup_retention_period      = var.backup_retention_days
  preferred_backup_window      = "05:30-06:00"
  preferred_maintenance_window = local.maintenance_window
  copy_tags_to_snapshot        = true

  enabled_cloudwatch_logs_exports = local.exported_logs

  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = var.skip_final_snapshot || var.role == "secondary"
  final_snapshot_identifier = "${local.cluster_identifier}-final"
  delete_automated_backups  = var.skip_final_snapshot

  dynamic "serverlessv2_scaling_configuration" {
    for_each = local.serverless_capacity

    content {
      min_capacity             = serverlessv2_scaling_configuration.value.min_acu
      max_capacity             = serverlessv2_scaling_configuration.value.max_acu
      seconds_until_auto_pause = serverlessv2_scaling_configuration.value.auto_pause_seconds
    }
  }

  tags = merge({ Name = local.prefix }, local.backup_tags[var.role])

  # RDS would make the log groups itself, without key and end.
  depends_on = [aws_cloudwatch_log_group.this]

  lifecycle {
    # What a global database sets from outside, and what differs between the roles that two clusters change in a switchover. Left to Terraform, the first two
    # would take the cluster out of its global database, and the others would replace it.
    # https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/rds_global_cluster#new-global-cluster-from-existing-db-cluster
    # https://github.com/hashicorp/terraform-provider-aws/pull/40921
    ignore_changes = [
      global_cluster_identifier,
      replication_source_identifier,
      source_region,
      engine_lifecycle_support,
      master_username,
      database_name,
    ]

    postcondition {
      condition     = var.role == "secondary" || self.database_name == null || contains(["", var.database_name], self.database_name)
      error_message = "The cluster was made with another first database than ${var.database_name}: RDS makes one at the cluster's creation and never again. State the old name, or create the database by SQL."
    }
  }
}
