name           = "springfield-carshare"
environment    = "prod"
primary_region = "us-east-1"
tags = {
  cost_center = "4711"
  owner       = "platform@springfield.example"
}
regions = {
  eu-west-1 = {
    code = "euw1"
    cidr = "10.22.0.0/16"
    zones = {
      euw1-az1 = 0
      euw1-az2 = 1
    }
  }
  us-east-1 = {
    code = "use1"
    cidr = "10.20.0.0/16"
    zones = {
      use1-az1 = 0
      use1-az2 = 1
      use1-az4 = 3
    }
  }
  us-west-2 = {
    code = "usw2"
    cidr = "10.21.0.0/16"
    zones = {
      usw2-az1 = 0
      usw2-az2 = 1
      usw2-az3 = 2
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
