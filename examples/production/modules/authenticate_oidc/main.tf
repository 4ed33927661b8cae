locals {
  prefix = "${var.name}-${var.environment}"
}

# Another Region's user pool as an OpenID Connect provider: see decisions/0018. Users who are not signed in are sent to its pages and come back to
# /oauth2/idpresponse, which the load balancer answers itself.
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
    type  = "authenticate-oidc"

    authenticate_oidc {
      issuer                 = var.issuer
      authorization_endpoint = var.authorization_endpoint
      token_endpoint         = var.token_endpoint
      user_info_endpoint     = var.user_info_endpoint
      client_id              = var.client_id
      client_secret          = var.client_secret

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
