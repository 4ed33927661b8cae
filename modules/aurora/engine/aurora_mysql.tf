locals {
  port = 3306

  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Reference.ParameterGroups.html
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.SlowSQL.html
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html
  # All are dynamic; what may be the engine's default is sent as RDS then reports it. https://github.com/hashicorp/terraform-provider-aws/issues/23335
  # Slow is a second and more; the audit log has who came and went, and who changed structure or rights.
  parameters = {
    require_secure_transport = { value = "ON", apply_method = "pending-reboot" }
    slow_query_log           = { value = "1", apply_method = "immediate" }
    long_query_time          = { value = "1", apply_method = "immediate" }
    log_output               = { value = "FILE", apply_method = "pending-reboot" }
    server_audit_logging     = { value = "1", apply_method = "immediate" }
    server_audit_events      = { value = "CONNECT,QUERY_DCL,QUERY_DDL", apply_method = "immediate" }
  }

  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Integrating.CloudWatch.html
  exported_logs = toset(["audit", "error", "slowquery"])

  # Not of every class with this engine. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DatabaseInsights.Engines.html
  classes_without_insights = "^db\\.(t2\\.|t3\\.|t4g\\.(micro|small)$)"

  # The engine's own formula, and 16000 at most.
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Performance.html#AuroraMySQL.Managing.MaxConnections
  max_connections = min(16000, max(45 * log(local.engine_memory / 805306368, 2), 1000 * log(local.engine_memory / 8187281408, 2)))
}
