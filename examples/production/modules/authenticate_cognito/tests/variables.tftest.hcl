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

run "no_path" {
  command = plan
  variables {
    protected_paths = []
  }
  expect_failures = [var.protected_paths]
}

run "more_paths_than_a_rule_takes" {
  command = plan
  variables {
    protected_paths = ["/a", "/b", "/c", "/d", "/e", "/f"]
  }
  expect_failures = [var.protected_paths]
}

run "as_many_as_a_rule_takes" {
  command = plan
  variables {
    protected_paths = ["/a/*", "/b/*", "/c/*", "/d/*", "/e/?"]
  }
  assert {
    condition     = length(one(aws_lb_listener_rule.this.condition).path_pattern[0].values) == 5
    error_message = "Five paths with a wildcard each fit into one rule."
  }
}

run "more_wildcards_than_a_rule_takes" {
  command = plan
  variables {
    protected_paths = ["/a/*/*", "/b/??", "/c/*/?"]
  }
  expect_failures = [var.protected_paths]
}

run "path_twice" {
  command = plan
  variables {
    protected_paths = ["/a", "/b", "/a"]
  }
  expect_failures = [var.protected_paths]
}

run "path_without_a_slash" {
  command = plan
  variables {
    protected_paths = ["admin/*"]
  }
  expect_failures = [var.protected_paths]
}

run "path_with_a_space" {
  command = plan
  variables {
    protected_paths = ["/my account"]
  }
  expect_failures = [var.protected_paths]
}

run "path_in_per_cent" {
  command = plan
  variables {
    protected_paths = ["/my%20account"]
  }
  expect_failures = [var.protected_paths]
}

run "path_of_all_characters" {
  command = plan
  variables {
    protected_paths = ["/aZ0_-.$~@:+&"]
  }
  assert {
    condition     = one(aws_lb_listener_rule.this.condition).path_pattern[0].values == toset(["/aZ0_-.$~@:+&"])
    error_message = "What a pattern may hold is let through."
  }
}

run "path_too_long" {
  command = plan
  variables {
    protected_paths = ["/${join("", [for number in range(128) : "a"])}"]
  }
  expect_failures = [var.protected_paths]
}

run "longest_path" {
  command = plan
  variables {
    protected_paths = ["/${join("", [for number in range(127) : "a"])}"]
  }
  assert {
    condition     = length(one(one(aws_lb_listener_rule.this.condition).path_pattern[0].values)) == 128
    error_message = "128 characters fit."
  }
}

run "session_of_no_time" {
  command = plan
  variables {
    session_timeout = 0
  }
  expect_failures = [var.session_timeout]
}

run "session_longer_than_seven_days" {
  command = plan
  variables {
    session_timeout = 604801
  }
  expect_failures = [var.session_timeout]
}

run "longest_session" {
  command = plan
  variables {
    session_timeout = 604800
  }
  assert {
    condition     = aws_lb_listener_rule.this.action[0].authenticate_cognito[0].session_timeout == 604800
    error_message = "Seven days are allowed."
  }
}
