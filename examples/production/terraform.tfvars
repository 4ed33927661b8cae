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
  instance_memory_in_gib     = 16
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
logs = {
  alb_retention_days    = 150
  access_retention_days = 90
  trail_retention_days  = 365
  storage_transitions = [
    {
      days          = 30
      storage_class = "STANDARD_IA"
    },
    {
      days          = 60
      storage_class = "GLACIER_IR"
    },
  ]
  object_lock = {
    mode = "GOVERNANCE"
    days = 30
  }
}
firehose = {
  fields = [
    {
      name = "event_id"
      type = "string"
    },
    {
      name = "event_type"
      type = "string"
    },
    {
      name = "event_time"
      type = "timestamp"
    },
    {
      name = "vehicle_id"
      type = "string"
    },
    {
      name = "booking_id"
      type = "string"
    },
    {
      name = "customer_id"
      type = "string"
    },
    {
      name = "latitude"
      type = "double"
    },
    {
      name = "longitude"
      type = "double"
    },
    {
      name = "speed_kmh"
      type = "double"
    },
    {
      name = "odometer_km"
      type = "double"
    },
    {
      name = "battery_percent"
      type = "double"
    },
    {
      name = "station_id"
      type = "string"
    },
    {
      name = "duration_seconds"
      type = "int"
    },
    {
      name = "price_cents"
      type = "bigint"
    },
  ]
  prefix             = "fleet/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/"
  error_prefix       = "errors/!{firehose:error-output-type}/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/hour=!{timestamp:HH}/"
  buffering_size     = 128
  buffering_interval = 300
  retention_days     = 1096
  storage_transitions = [
    {
      days          = 90
      storage_class = "STANDARD_IA"
    },
  ]
  log_retention_days = 90
}
athena = {
  bytes_scanned_cutoff   = 10737418240
  results_retention_days = 30
}
fleet_queries = [
  "bookings_per_hour",
  "events_per_vehicle",
  "low_battery_vehicles",
  "revenue_per_station",
  "silent_vehicles",
]
cloudtrail = {
  log_retention_days = 365
}
alarms = {
  emails = ["on-call@springfield.example"]
  thresholds = {
    alb-5xx-rate       = 5
    alb-response-time  = 1
    certificate-expiry = 30
  }
}
codepipeline = {
  source_code = {
    branch = "main"
  }
  deployment      = "one_at_a_time"
  approval_emails = ["releases@springfield.example"]
  rollback_alarms = ["alb-5xx-rate"]
  region_order    = ["eu-west-1", "us-west-2", "us-east-1"]
  build = {
    image            = "aws/codebuild/amazonlinux-aarch64-standard:3.0"
    environment_type = "ARM_CONTAINER"
    compute_type     = "BUILD_GENERAL1_SMALL"
  }
  artifact_retention_days = 90
  log_retention_days      = 90
}
