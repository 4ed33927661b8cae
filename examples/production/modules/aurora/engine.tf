locals {
  port = 5432

  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Reference.ParameterGroups.html
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.SlowSQL.html
  # No log_statement: it would write the passwords of CREATE ROLE and ALTER ROLE in clear, and pgaudit has structure and rights already.
  # https://github.com/pgaudit/pgaudit#readme
  # Libraries are loaded as an instance starts, so that parameter is static. With 17 TLS is the default, which RDS reports as pending-reboot whatever is sent,
  # and a new cluster has it from the start: https://github.com/hashicorp/terraform-provider-aws/issues/23335
  # The others are dynamic. Slow is a second and more; the audit is of structure and
  # rights, by pgaudit. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html
  parameters = {
    "rds.force_ssl"            = { value = "1", apply_method = "pending-reboot" }
    shared_preload_libraries   = { value = "pg_stat_statements,pgaudit", apply_method = "pending-reboot" }
    log_min_duration_statement = { value = "1000", apply_method = "immediate" }
    log_connections            = { value = "1", apply_method = "immediate" }
    log_disconnections         = { value = "1", apply_method = "immediate" }
    "pgaudit.log"              = { value = "ddl,role", apply_method = "immediate" }
  }

  # One log with all of it. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.CloudWatch.html
  exported_logs = toset(["postgresql"])

  # None: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.Engines.html
  classes_without_insights = "^$"

  # The engine's own formula: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Managing.html#AuroraPostgreSQL.Managing.MaxConnections
  # Serverless that may shrink below one unit keeps it at 2000 whatever its most:
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html#aurora-serverless-v2.max-connections
  max_connections = min(5000, local.smallest_capacity < 1 ? 2000 : 5000, local.engine_memory / 9531392)
}
