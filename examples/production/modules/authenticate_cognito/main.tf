locals {
  prefix = "${var.name}-${var.environment}"
}

# Users who are not signed in are sent to the user pool's pages and come back to /oauth2/idpresponse, which the load balancer answers itself.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html
resource "aws_lb_listener_rule" "this" {
  listener_arn = var.listener_arn
  priority     = 10

  condition {
    path_pattern {
      values = var.protected_paths
    }
  }

  action {
    order = 1
    type  = "authenticate-cognito"

    authenticate_cognito {
      user_pool_arn       = var.user_pool_arn
      user_pool_client_id = var.client_id
      user_pool_domain    = var.domain_prefix

      scope                      = "openid email"
      session_cookie_name        = "AWSELBAuthSessionCookie"
      session_timeout            = var.session_timeout
      on_unauthenticated_request = "authenticate"
    }
  }

  action {
    order            = 2
    type             = "forward"
    target_group_arn = var.target_group_arn
  }

  tags = {
    Name = "${local.prefix}-sign-in-${var.region_code}"
  }

  # The first sign-in needs the way out.
  depends_on = [aws_vpc_security_group_egress_rule.user_pool]
}

# The load balancer asks the user pool for tokens and claims, at public addresses that AWS does not list, over IPv4 only, also where it is dual-stack.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#configure-user-authentication
resource "aws_vpc_security_group_egress_rule" "user_pool" {
  security_group_id = var.alb_security_group_id
  description       = "HTTPS to the user pool, for tokens and claims"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"

  tags = {
    Name = "${local.prefix}-sign-in-${var.region_code}"
  }
}
