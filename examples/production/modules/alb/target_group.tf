resource "aws_lb_target_group" "this" {
  #checkov:skip=CKV_AWS_378:TLS ends at the load balancer and plain HTTP stays inside the VPC, see decision record 0014 https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html

  # A prefix and not a name, six letters at most: another port makes another group, which must exist before the listener can let go of this one.
  # https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteTargetGroup.html
  name_prefix      = "app-"
  vpc_id           = var.vpc_id
  target_type      = "instance"
  port             = var.target_port
  protocol         = "HTTP"
  protocol_version = "HTTP1"

  # Slow start works with round robin only:
  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#slow-start-mode
  load_balancing_algorithm_type = "round_robin"
  slow_start                    = var.slow_start
  deregistration_delay          = var.deregistration_delay

  # In and out after half a minute: a pause for garbage collection loses no instance, a dead one gets no requests for long. Auto Scaling replaces what
  # fails here.
  health_check {
    protocol            = "HTTP"
    port                = "traffic-port"
    path                = var.health_check_path
    matcher             = "200"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 3
    unhealthy_threshold = 3
  }

  # Any instance may answer any request: what has to last is not kept on one that Auto Scaling may replace at any time.
  stickiness {
    type    = "lb_cookie"
    enabled = false
  }

  tags = { Name = local.prefix }

  lifecycle {
    create_before_destroy = true
  }
}
