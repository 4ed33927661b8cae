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
  deletion_protection         = true
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
alb = {
  health_check_path    = "/health"
  target_port          = 8080
  deregistration_delay = 60
  slow_start           = 60
  idle_timeout         = 60
}
asg = {
  instance_types      = ["t4g.small"]
  architecture        = "arm64"
  min_size            = 2
  max_size            = 6
  desired_size        = 2
  spot_percentage     = 0
  cpu_target          = 50
  requests_per_target = 1000
  root_volume_size    = 20
  ami_release         = "initial"
  log_retention_days  = 90
}
logs = {
  alb_retention_days    = 90
  access_retention_days = 90
  trail_retention_days  = 365
  storage_transitions   = []
}
