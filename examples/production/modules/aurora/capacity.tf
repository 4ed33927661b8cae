locals {
  instance_class      = var.instance_class
  serverless_capacity = []

  # The most of them, where there is one.
  scaled_readers = { for most in var.max_readers[*] : "readers" => most }

  # A class does not shrink.
  memory_in_gib     = var.instance_memory_in_gib
  smallest_capacity = 1
  capacity_advice   = "take a larger instance_class, if the load is to stay."

  # A class has no range to be at the end of.
  capacity_alarms = {}
}

# Readers beyond the instances stated, by the CPU of all readers. Aurora scales no readers of a secondary cluster: there max_readers is null.
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html
resource "aws_appautoscaling_target" "readers" {
  for_each = local.scaled_readers

  service_namespace  = "rds"
  scalable_dimension = "rds:cluster:ReadReplicaCount"
  resource_id        = "cluster:${aws_rds_cluster.this.cluster_identifier}"
  min_capacity       = var.instances - 1
  max_capacity       = each.value

  tags = {
    Name = "${local.prefix}-readers"
  }

  # It counts the readers that stand.
  depends_on = [aws_rds_cluster_instance.this]
}

resource "aws_appautoscaling_policy" "readers" {
  for_each = aws_appautoscaling_target.readers

  name               = "${local.prefix}-readers-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = each.value.service_namespace
  scalable_dimension = each.value.scalable_dimension
  resource_id        = each.value.resource_id

  target_tracking_scaling_policy_configuration {
    target_value       = 60
    scale_in_cooldown  = 300
    scale_out_cooldown = 300

    predefined_metric_specification {
      predefined_metric_type = "RDSReaderAverageCPUUtilization"
    }
  }
}
