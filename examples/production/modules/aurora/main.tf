locals {
  prefix = "${var.name}-${var.environment}"

  # Clusters of a global database must differ in name, across Regions too, and a cluster that becomes one cannot be renamed.
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html
  cluster_identifier = "${local.prefix}-${var.region_code}"

  # Of the master user, who owns the database, and of the application's own user, who signs in by IAM.
  master_username      = "carshare"
  application_username = "app"

  # A copy is not backed up again: AWS Backup takes what carries this tag.
  backup_tags = {
    standalone = { backup = local.prefix }
    primary    = { backup = local.prefix }
    secondary  = {}
  }

  # What RDS refuses to a secondary, which has both from its primary: "Cannot specify password for cross region replica cluster".
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-getting-started.html
  first_values = {
    standalone = { master_username = local.master_username, database_name = var.database_name }
    primary    = { master_username = local.master_username, database_name = var.database_name }
    secondary  = { master_username = null, database_name = null }
  }

  # Major as the engine counts, in the brackets: 8.0 of 8.0.mysql_aurora.3.10.0, 16 of 16.8.
  engine_version_patterns = {
    aurora-mysql      = "^(\\d+\\.\\d+)\\.mysql_aurora\\.\\d+\\.\\d+\\.\\d+$"
    aurora-postgresql = "^(\\d+)\\.\\d+$"
  }

  major_version = one(regex(local.engine_version_patterns[var.engine], var.engine_version))

  # Where the application connects to. A secondary has no writer: it reads there, and writes if write forwarding is on.
  hosts = {
    standalone = aws_rds_cluster.this.endpoint
    primary    = aws_rds_cluster.this.endpoint
    secondary  = aws_rds_cluster.this.reader_endpoint
  }
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_db_subnet_group" "this" {
  name        = local.prefix
  description = "Database subnets of ${local.prefix}"
  subnet_ids  = values(var.database_subnet_ids)

  tags = {
    Name = local.prefix
  }
}

# A new family is a new group: both stand while the cluster changes from the one to the other.
resource "aws_rds_cluster_parameter_group" "this" {
  name_prefix = "${local.prefix}-"
  description = "Cluster of ${local.prefix}: TLS, slow statements, audit"
  family      = var.parameter_group_family

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name         = parameter.key
      value        = parameter.value.value
      apply_method = parameter.value.apply_method
    }
  }

  tags = {
    Name = local.prefix
  }

  lifecycle {
    create_before_destroy = true
  }
}
