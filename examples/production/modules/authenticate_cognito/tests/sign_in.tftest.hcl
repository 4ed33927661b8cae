# What belongs together, with made-up values for all that AWS would say.

mock_provider "aws" {}

variables {
  name                  = "springfield-carshare"
  environment           = "prod"
  region_code           = "use1"
  listener_arn          = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/springfield-carshare-prod/0123456789abcdef/0123456789abcdef"
  target_group_arn      = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/app-1/0123456789abcdef"
  alb_security_group_id = "sg-0123456789abcdef0"
  protected_paths       = ["/account", "/account/*", "/admin/*"]
  session_timeout       = 43200

  user_pool_arn = "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_aBcDeFgHi"
  client_id     = "0123456789abcdefghijklmnop"
  domain_prefix = "springfield-carshare-prod-123456789012"
}

run "rule" {
  assert {
    condition     = [aws_lb_listener_rule.this.listener_arn, aws_lb_listener_rule.this.priority] == [var.listener_arn, 10]
    error_message = "The rule stands on the listener, before all that others may add."
  }

  assert {
    condition     = length(aws_lb_listener_rule.this.condition) == 1 && one(aws_lb_listener_rule.this.condition).path_pattern[0].values == toset(var.protected_paths)
    error_message = "The paths, and nothing else, decide who must sign in."
  }

  assert {
    condition     = { for action in aws_lb_listener_rule.this.action : action.order => action.type } == { 1 = "authenticate-cognito", 2 = "forward" }
    error_message = "Only who is signed in comes to the target group."
  }

  assert {
    condition     = [for action in aws_lb_listener_rule.this.action : action.target_group_arn if action.type == "forward"] == [var.target_group_arn]
    error_message = "Who is signed in comes to the target group of the others."
  }

  assert {
    condition     = output.listener_rule_arn == aws_lb_listener_rule.this.arn
    error_message = "The output is the rule's ARN."
  }
}

run "sign_in" {
  assert {
    condition = [
      aws_lb_listener_rule.this.action[0].authenticate_cognito[0].user_pool_arn,
      aws_lb_listener_rule.this.action[0].authenticate_cognito[0].user_pool_client_id,
      aws_lb_listener_rule.this.action[0].authenticate_cognito[0].user_pool_domain,
    ] == [var.user_pool_arn, var.client_id, var.domain_prefix]
    error_message = "Users sign in at the user pool's pages, for the load balancer's client."
  }

  assert {
    condition     = aws_lb_listener_rule.this.action[0].authenticate_cognito[0].scope == "openid email"
    error_message = "The rule asks for the scopes that the client has."
  }

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#configure-user-authentication
  assert {
    condition     = aws_lb_listener_rule.this.action[0].authenticate_cognito[0].on_unauthenticated_request == "authenticate"
    error_message = "Who is not signed in is sent to the sign-in pages."
  }

  assert {
    condition     = [aws_lb_listener_rule.this.action[0].authenticate_cognito[0].session_timeout, aws_lb_listener_rule.this.action[0].authenticate_cognito[0].session_cookie_name] == [var.session_timeout, "AWSELBAuthSessionCookie"]
    error_message = "A session lasts as long as the variable says, in the cookie that all Regions share."
  }
}

run "way_to_the_user_pool" {
  assert {
    condition     = aws_vpc_security_group_egress_rule.user_pool.security_group_id == var.alb_security_group_id
    error_message = "It is the load balancer that asks the user pool."
  }

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#configure-user-authentication
  assert {
    condition     = aws_vpc_security_group_egress_rule.user_pool.cidr_ipv4 == "0.0.0.0/0" && aws_vpc_security_group_egress_rule.user_pool.cidr_ipv6 == null
    error_message = "Load balancers ask over IPv4 only, at addresses that are not listed."
  }

  assert {
    condition     = [aws_vpc_security_group_egress_rule.user_pool.ip_protocol, aws_vpc_security_group_egress_rule.user_pool.from_port, aws_vpc_security_group_egress_rule.user_pool.to_port] == ["tcp", 443, 443]
    error_message = "HTTPS is all that the load balancer may send there."
  }
}
