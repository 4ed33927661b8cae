locals {
  # https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html#deployment-configuration-server
  deployment_config_name = {
    one_at_a_time = "CodeDeployDefault.OneAtATime"
    half          = "CodeDeployDefault.HalfAtATime"
    all_at_once   = "CodeDeployDefault.AllAtOnce"
  }[var.deployment]

  # In lists of ten, of which there is one or, without alarms, none. A block that is there without alarms would not do: the provider reads it back as no block,
  # and every plan would want to add it. https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/deploy/deployment_group.go
  rollback_alarms = chunklist(sort(var.rollback_alarm_names), 10)
}

resource "aws_codedeploy_app" "this" {
  name             = local.prefix
  compute_platform = "Server"

  tags = {
    Name = local.prefix
  }
}

# In place: blue/green would copy the Auto Scaling group, and leave Terraform with one that is no longer there.
# CodeDeploy tries the role as it takes the group, and puts its hook into the Auto Scaling group; the provider asks again for as long as a new role may take to
# be known everywhere. https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/deploy/deployment_group.go
resource "aws_codedeploy_deployment_group" "this" {
  app_name               = aws_codedeploy_app.this.name
  deployment_group_name  = "${local.prefix}-${var.region_code}"
  deployment_config_name = local.deployment_config_name
  service_role_arn       = aws_iam_role.codedeploy.arn
  autoscaling_groups     = [var.autoscaling_group_name]

  # What Auto Scaling launches during a deployment gets the old revision first, and the new one at once afterwards.
  # https://docs.aws.amazon.com/codedeploy/latest/userguide/integrations-aws-auto-scaling.html#integrations-aws-auto-scaling-behaviors-mixed-environment
  outdated_instances_strategy = "UPDATE"

  # An instance that goes has nothing to save, and the load balancer lets its requests finish; with a hook, one whose agent is gone would linger for an hour.
  termination_hook_enabled = false

  deployment_style {
    deployment_type   = "IN_PLACE"
    deployment_option = "WITH_TRAFFIC_CONTROL"
  }

  load_balancer_info {
    target_group_info {
      name = var.target_group_name
    }
  }

  dynamic "alarm_configuration" {
    for_each = local.rollback_alarms

    content {
      enabled = true
      alarms  = alarm_configuration.value

      # Alarms that cannot be read stop a deployment.
      ignore_poll_alarm_failure = false
    }
  }

  # https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html
  auto_rollback_configuration {
    enabled = true
    events  = concat(["DEPLOYMENT_FAILURE"], [for alarms in local.rollback_alarms : "DEPLOYMENT_STOP_ON_ALARM"])
  }

  tags = {
    Name = "${local.prefix}-${var.region_code}"
  }

  # With the role's rights, so that the hook can be put in, and on the way out be taken away.
  depends_on = [aws_iam_role_policy_attachment.codedeploy]
}
