name           = "springfield-carshare"
environment    = "dev"
primary_region = "us-east-1"
tags           = {}
regions = {
  us-east-1 = {
    code = "use1"
    cidr = "10.20.0.0/16"
    zones = {
      use1-az1 = 0
      use1-az2 = 1
    }
  }
}
protection = {
  force_destroy               = false
  key_deletion_window_in_days = 30
}
flow_logs = {
  traffic_type             = "ALL"
  max_aggregation_interval = 600
  retention_days           = 365
}
session_manager = {
  idle_timeout_minutes = 20
  max_duration_minutes = 480
  log_retention_days   = 365
}
