locals {
  prefix = "${var.name}-${var.environment}"

  # Of a PostgreSQL database only; the clusters say it of themselves with either engine.
  # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateGlobalCluster.html
  lifecycle_support = {
    aurora-mysql      = null
    aurora-postgresql = "open-source-rds-extended-support-disabled"
  }
}

# Engine, version and encryption are the first cluster's. Before it goes, force_destroy takes its clusters out of it, the writer last, and before it asks whether the
# global database is protected: so only an unprotected one has it. Each cluster then stands alone,
# with its data. https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/rds_global_cluster
resource "aws_rds_global_cluster" "this" {
  global_cluster_identifier    = local.prefix
  source_db_cluster_identifier = var.source_cluster_arn
  engine_lifecycle_support     = local.lifecycle_support[var.engine]
  deletion_protection          = var.deletion_protection
  force_destroy                = !var.deletion_protection

  tags = {
    Name = local.prefix
  }

  # After a switchover another cluster is the primary, and what RDS answers of the support may differ: the global database would be replaced for either.
  lifecycle {
    ignore_changes = [source_db_cluster_identifier, engine_lifecycle_support]
  }
}
