locals {
  # Static keys: the second instance stays the second, whatever happens to the others.
  instance_keys = toset([for number in range(1, var.instances + 1) : tostring(number)])

  # In the order of their ids, so that the next instance goes to the next zone.
  zone_ids = sort(keys(var.database_subnet_ids))

  maintenance_window = "sun:06:30-sun:07:30"

  performance_insights = {
    true  = { key_arn = var.storage_key_arn, days = 7 }
    false = { key_arn = null, days = null }
  }[!can(regex(local.classes_without_insights, local.instance_class))]
}

# RDS takes an instance's zone by name, and which name a zone id has differs between accounts.
data "aws_subnet" "database" {
  for_each = var.database_subnet_ids

  id = each.value
}

# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html
resource "aws_rds_cluster_instance" "this" {
  #checkov:skip=CKV_AWS_353:on for every class for which RDS takes it, which the check cannot compute https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.Engines.html
  for_each = local.instance_keys

  identifier         = "${local.cluster_identifier}-${each.key}"
  cluster_identifier = aws_rds_cluster.this.id
  engine             = aws_rds_cluster.this.engine
  instance_class     = local.instance_class

  # Round the zones. The first one writes until it fails; then the lowest tier takes over. With Serverless, tiers 0 and 1 grow with the writer.
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html#aurora-serverless-v2.how-it-works.scaling
  availability_zone   = data.aws_subnet.database[element(local.zone_ids, tonumber(each.key) - 1)].availability_zone
  promotion_tier      = min(tonumber(each.key) - 1, 15)
  publicly_accessible = false

  auto_minor_version_upgrade   = var.auto_minor_version_upgrade
  preferred_maintenance_window = local.maintenance_window
  apply_immediately            = true
  copy_tags_to_snapshot        = true

  monitoring_interval = 60
  monitoring_role_arn = aws_iam_role.monitoring.arn

  # Seven days are free, and what Database Insights calls its standard mode: the API kept the old name.
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_PerfInsights.Overview.Engines.html
  performance_insights_enabled          = !can(regex(local.classes_without_insights, local.instance_class))
  performance_insights_kms_key_id       = local.performance_insights.key_arn
  performance_insights_retention_period = local.performance_insights.days

  tags = {
    Name = "${local.prefix}-${each.key}"
  }

  # The role must be able to write before RDS asks for its first metrics.
  depends_on = [aws_iam_role_policy_attachment.monitoring]

  # A zone more or less would otherwise move instances, which replaces them.
  lifecycle {
    ignore_changes = [availability_zone]
  }
}

data "aws_service_principal" "monitoring" {
  service_name = "monitoring.rds"
}

# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Monitoring.OS.Enabling.html#USER_Monitoring.OS.confused-deputy
# Readers that scaling adds bear names of their own, hence all instances of this account and Region.
data "aws_iam_policy_document" "monitoring_trust" {
  statement {
    sid     = "EnhancedMonitoringTakesTheRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [data.aws_service_principal.monitoring.name]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["${local.account_arns.rds}:db:*"]
    }
  }
}

resource "aws_iam_role" "monitoring" {
  name               = "${local.prefix}-database-monitoring-${var.region_code}"
  description        = "Enhanced Monitoring of the database of ${local.prefix} in ${var.region_code}"
  assume_role_policy = data.aws_iam_policy_document.monitoring_trust.json

  tags = {
    Name = "${local.prefix}-database-monitoring"
  }
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  role       = aws_iam_role.monitoring.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}
