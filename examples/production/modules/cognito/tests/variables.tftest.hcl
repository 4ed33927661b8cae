mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }
}

variables {
  name                    = "springfield-carshare"
  environment             = "prod"
  domain                  = "www.example.com"
  tier                    = "ESSENTIALS"
  mfa                     = "ON"
  password_minimum_length = 12
  self_sign_up            = false
  deletion_protection     = true
}

run "domain_in_capital_letters" {
  command = plan
  variables {
    domain = "www.Example.com"
  }
  expect_failures = [var.domain]
}

run "domain_with_a_scheme" {
  command = plan
  variables {
    domain = "https://www.example.com"
  }
  expect_failures = [var.domain]
}

run "domain_of_one_label" {
  command = plan
  variables {
    domain = "localhost"
  }
  expect_failures = [var.domain]
}

run "prefix_ends_with_a_hyphen" {
  command = plan
  variables {
    domain_prefix = "springfield-"
  }
  expect_failures = [var.domain_prefix]
}

run "prefix_too_long" {
  command = plan
  variables {
    domain_prefix = "a1234567890123456789012345678901234567890123456789012345678901234"
  }
  expect_failures = [var.domain_prefix]
}

run "tier_in_small_letters" {
  command = plan
  variables {
    tier = "plus"
  }
  expect_failures = [var.tier]
}

run "mfa_off" {
  command = plan
  variables {
    mfa = "OFF"
  }
  expect_failures = [var.mfa]
}

run "password_too_short" {
  command = plan
  variables {
    password_minimum_length = 7
  }
  expect_failures = [var.password_minimum_length]
}

run "password_too_long" {
  command = plan
  variables {
    password_minimum_length = 100
  }
  expect_failures = [var.password_minimum_length]
}

run "no_day_for_a_temporary_password" {
  command = plan
  variables {
    temporary_password_validity_days = 0
  }
  expect_failures = [var.temporary_password_validity_days]
}

run "bounds" {
  command = plan
  variables {
    password_minimum_length          = 99
    temporary_password_validity_days = 365
  }
  assert {
    condition     = [aws_cognito_user_pool.this.password_policy[0].minimum_length, aws_cognito_user_pool.this.password_policy[0].temporary_password_validity_days] == [99, 365]
    error_message = "The bounds themselves are allowed."
  }
}
