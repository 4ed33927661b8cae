locals {
  prefix = "${var.name}-${var.environment}"

  # The provider's default tags reach neither what a launch template tags nor a group's instances.
  tags = merge(var.tags, { Name = "${local.prefix}-instance" })
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

resource "aws_autoscaling_group" "this" {
  name                    = local.prefix
  min_size                = var.min_size
  max_size                = var.max_size
  desired_capacity        = var.desired_size
  vpc_zone_identifier     = values(var.private_subnet_ids)
  service_linked_role_arn = var.service_linked_role_arn

  # Here and not in an attachment of its own: the first apply waits for health in this target group, see decision record 0016.
  target_group_arns = [var.target_group_arn]

  # A placeholder answers within two minutes of the launch; the load balancer wants three answers, ten seconds apart.
  health_check_type         = "ELB"
  health_check_grace_period = 300
  default_instance_warmup   = 180

  # Creation counts as done once instances are healthy behind the load balancer; later changes of size do not ask that again. Auto Scaling repeats a
  # launch that failed (a key's grant takes minutes to be known everywhere, a zone may lack a type), so it is the time that decides, not the first failure.
  wait_for_capacity_timeout        = "15m"
  min_elb_capacity                 = var.min_size
  ignore_failed_scaling_activities = true

  # A Spot instance that is about to be taken back is replaced beforehand.
  capacity_rebalance = true

  metrics_granularity = "1Minute"
  enabled_metrics = [
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupMaxSize",
    "GroupMinSize",
    "GroupPendingInstances",
    "GroupStandbyInstances",
    "GroupTerminatingInstances",
    "GroupTotalInstances",
  ]

  # With a Spot share of zero as with any other, so that the share is a value and the group stays as it is.
  mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity                  = 0
      on_demand_percentage_above_base_capacity = 100 - var.spot_percentage
      on_demand_allocation_strategy            = "prioritized"
      spot_allocation_strategy                 = "price-capacity-optimized"
    }

    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.this.id
        version            = aws_launch_template.this.latest_version
      }

      dynamic "override" {
        for_each = var.instance_types

        content {
          instance_type = override.value
        }
      }
    }
  }

  # The new instance is healthy before the old one goes, in a refresh and whenever else Auto Scaling replaces one.
  instance_maintenance_policy {
    min_healthy_percentage = 100
    max_healthy_percentage = 150
  }

  # Started by a change of the launch template or of the policy above; Terraform does not wait for its end. What auto_rollback does, and what it does
  # not with this provider: decision record 0017.
  instance_refresh {
    strategy = "Rolling"

    preferences {
      min_healthy_percentage = 100
      max_healthy_percentage = 150
      auto_rollback          = true
      skip_matching          = true
    }
  }

  dynamic "tag" {
    for_each = local.tags

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }

  # Instances leave the load balancer's deregistration delay (an hour at most) and the hooks of deployments behind them before the group is gone.
  timeouts {
    delete = "90m"
  }

  lifecycle {
    ignore_changes = [desired_capacity]
  }

  # What an instance needs on its first boot: its way out, its way in, and the right to write its logs.
  depends_on = [
    aws_cloudwatch_log_group.instances,
    aws_iam_role_policy_attachment.cloudwatch_agent,
    aws_vpc_security_group_egress_rule.https,
    aws_vpc_security_group_egress_rule.load_balancer,
    aws_vpc_security_group_ingress_rule.load_balancer,
  ]
}
