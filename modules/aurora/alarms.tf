# Per cluster, and of its instances the worst, so that readers which scaling adds are watched too.
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/dimensions.html
locals {
  cluster_dimensions = { DBClusterIdentifier = aws_rds_cluster.this.cluster_identifier }

  # Of an instance, in bytes. RDS keeps about a twentieth of it from the engine, on which limits are computed (DBInstanceClassMemory).
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Managing.Performance.html#AuroraMySQL.Managing.MaxConnections
  memory        = local.memory_in_gib * pow(1024, 3)
  engine_memory = local.memory * 0.95

  cluster_alarms = {
    # As AWS recommends it, but for longer: a nightly job may use the processor, a quarter of an hour of it is more than that.
    # https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html#RDS
    aurora-cpu = {
      title               = "CPU of the busiest database instance (percent)"
      description         = "For fifteen minutes the busiest instance of the database has had next to no processor left: queries queue up and the application gets slow. First: look for the statements with the highest load in Performance Insights (CloudWatch Database Insights), and whether a deployment brought them. Then tune or stop them; ${local.capacity_advice}"
      expression          = null
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 90
      evaluation_periods  = 15
      datapoints_to_alarm = 15
      treat_missing_data  = "notBreaching"

      metrics = {
        cpu = { namespace = "AWS/RDS", metric_name = "CPUUtilization", dimensions = local.cluster_dimensions, stat = "Maximum", period = 60 }
      }
    }

    # A twentieth of an instance's memory. The engine takes three quarters for its cache by default, so between that and this something else has grown. With
    # Serverless the metric counts what an instance can still grow by, so it falls this far only at the largest size.
    # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html#aurora-serverless-v2.viewing.monitoring
    aurora-memory = {
      title               = "Free memory of the fullest database instance (bytes)"
      description         = "For fifteen minutes an instance of the database has had less than 5 percent of its memory left: it will restart for lack of it, and fail over. First: look for sessions that sort or join much at once, for very many connections, and for statements that hold memory (Performance Insights, Enhanced Monitoring); end them. Then ${local.capacity_advice}"
      expression          = null
      comparison          = "LessThanThreshold"
      threshold           = floor(local.memory * 0.05)
      evaluation_periods  = 15
      datapoints_to_alarm = 15
      treat_missing_data  = "notBreaching"

      metrics = {
        memory = { namespace = "AWS/RDS", metric_name = "FreeableMemory", dimensions = local.cluster_dimensions, stat = "Minimum", period = 60 }
      }
    }

    # Four fifths of the engine's own limit: below it everybody gets in, and beyond it nobody.
    aurora-connections = {
      title               = "Connections to the busiest database instance"
      description         = "For five minutes an instance of the database has had 80 percent of the connections that it takes: soon new ones are refused and the application fails. First: count connections by host and user (PostgreSQL pg_stat_activity, MySQL information_schema.processlist) and end idle ones. Bound the application's pools, by instance and by the largest number of instances. A larger class takes more connections."
      expression          = null
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = floor(local.max_connections * 0.8)
      evaluation_periods  = 5
      datapoints_to_alarm = 5
      treat_missing_data  = "notBreaching"

      metrics = {
        connections = { namespace = "AWS/RDS", metric_name = "DatabaseConnections", dimensions = local.cluster_dimensions, stat = "Maximum", period = 60 }
      }
    }

    # Readers share the writer's storage and are usually less than 100 ms behind, so 2 s is twenty times that. Without a reader there is no such metric.
    # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html
    aurora-replica-lag = {
      title               = "Lag of the database's readers (milliseconds)"
      description         = "For five minutes a reader of the database has been more than 2 seconds behind: who reads there sees old data, and a reader that falls too far behind restarts. First: look at CPU and memory of that reader and at the writer's load of writes (AuroraReplicaLag of each instance); end long transactions and bulk writes. A reader should be of the writer's class."
      expression          = null
      comparison          = "GreaterThanOrEqualToThreshold"
      threshold           = 2000
      evaluation_periods  = 5
      datapoints_to_alarm = 5
      treat_missing_data  = "notBreaching"

      metrics = {
        lag = { namespace = "AWS/RDS", metric_name = "AuroraReplicaLag", dimensions = local.cluster_dimensions, stat = "Maximum", period = 60 }
      }
    }
  }

  # The metric is there in secondary Regions only, usually below a second; 5 s is what a failover would lose. Silence means that nothing is replicated.
  # https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-monitoring.html
  role_alarms = {
    standalone = {}
    primary    = {}

    secondary = {
      aurora-global-lag = {
        title               = "Lag of the database behind the primary Region (milliseconds)"
        description         = "For fifteen minutes this Region's copy of the database has been more than 5 seconds behind the primary, or has not replicated at all: a failover now would lose that much. First: see which Region takes the writes (aws rds describe-global-clusters). If it is this one, the database was switched over and the metric has ended: write this Region as region into [aurora], render and apply. Else see whether the primary Region is well (AWS Health Dashboard, the primary's alarms) and whether much is being written. Decide on a failover only after that; the README of the module aurora has the steps."
        expression          = null
        comparison          = "GreaterThanOrEqualToThreshold"
        threshold           = 5000
        evaluation_periods  = 15
        datapoints_to_alarm = 15
        treat_missing_data  = "breaching"

        metrics = {
          lag = { namespace = "AWS/RDS", metric_name = "AuroraGlobalDBReplicationLag", dimensions = local.cluster_dimensions, stat = "Average", period = 60 }
        }
      }
    }
  }
}
