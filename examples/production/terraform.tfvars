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
  instance_types      = ["t4g.medium", "t4g.large", "m7g.large"]
  architecture        = "arm64"
  min_size            = 3
  max_size            = 12
  desired_size        = 3
  spot_percentage     = 0
  cpu_target          = 50
  requests_per_target = 1000
  root_volume_size    = 20
  ami_release         = "initial"
  log_retention_days  = 90
}
dns = {
  domain      = "www.carshare.example.com"
  hosted_zone = "carshare.example.com"
}
cognito = {
  domain                  = "www.carshare.example.com"
  tier                    = "ESSENTIALS"
  mfa                     = "ON"
  password_minimum_length = 12
  session_timeout         = 43200
  self_sign_up            = false
  protected_paths         = ["/account", "/account/*", "/trips/*"]
}
aurora = {
  engine                     = "aurora-postgresql"
  engine_version             = "16.8"
  parameter_group_family     = "aurora-postgresql16"
  auto_minor_version_upgrade = false
  instances                  = 2
  instance_class             = "db.r6g.large"
  max_readers                = 5
  database_name              = "carshare"
  backup_retention_days      = 14
  log_retention_days         = 90
  write_forwarding           = false
  password_version           = 1
}
efs = {
  transition_to_ia_days      = 30
  transition_to_archive_days = 90
}
backup = {
  daily_retention_days   = 35
  monthly_retention_days = 365
  start_hour             = 3
  copy_retention_days    = 35
}
