# What belongs together, with made-up values for all that AWS would say.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition = "aws"
    }
  }

  mock_data "aws_region" {
    defaults = {
      id = "eu-central-1"
    }
  }
}

variables {
  name                    = "springfield-carshare"
  environment             = "prod"
  domain                  = "www.example.com"
  domain_prefix           = null
  tier                    = "ESSENTIALS"
  mfa                     = "ON"
  password_minimum_length = 14
  self_sign_up            = false
  deletion_protection     = true
}

run "users" {
  assert {
    condition     = [aws_cognito_user_pool.this.username_attributes, aws_cognito_user_pool.this.auto_verified_attributes] == [toset(["email"]), toset(["email"])]
    error_message = "Users sign in by e-mail alone, and prove the address."
  }

  assert {
    condition     = aws_cognito_user_pool.this.username_configuration[0].case_sensitive == false
    error_message = "An address in capital letters is the same user."
  }

  assert {
    condition     = aws_cognito_user_pool.this.user_attribute_update_settings[0].attributes_require_verification_before_update == toset(["email"])
    error_message = "A new address replaces the old one only once it is proved."
  }

  assert {
    condition     = [for mechanism in aws_cognito_user_pool.this.account_recovery_setting[0].recovery_mechanism : mechanism.name] == ["verified_email"]
    error_message = "The proved address is the only way to a new password."
  }

  assert {
    condition     = length(aws_cognito_user_pool.this.schema) == 0
    error_message = "The schema can never be changed, so it holds nothing."
  }

  assert {
    condition     = aws_cognito_user_pool.this.admin_create_user_config[0].allow_admin_create_user_only
    error_message = "Nobody signs up where self_sign_up is off."
  }

  assert {
    condition     = aws_cognito_user_pool.this.deletion_protection == "ACTIVE"
    error_message = "The users are protected where deletion_protection is on."
  }
}

run "anybody_may_sign_up" {
  variables {
    self_sign_up = true
  }

  assert {
    condition     = !aws_cognito_user_pool.this.admin_create_user_config[0].allow_admin_create_user_only
    error_message = "Anybody signs up where self_sign_up is on."
  }
}

run "unprotected" {
  variables {
    deletion_protection = false
  }

  assert {
    condition     = aws_cognito_user_pool.this.deletion_protection == "INACTIVE"
    error_message = "A teardown deletes the pool where deletion_protection is off."
  }
}

run "passwords_and_factors" {
  assert {
    condition     = [aws_cognito_user_pool.this.password_policy[0].minimum_length, aws_cognito_user_pool.this.password_policy[0].temporary_password_validity_days] == [14, 7]
    error_message = "Length and days of a password are the variables'."
  }

  assert {
    condition     = alltrue([for class in ["lowercase", "uppercase", "numbers", "symbols"] : aws_cognito_user_pool.this.password_policy[0]["require_${class}"]])
    error_message = "A password holds all four classes of characters."
  }

  assert {
    condition     = aws_cognito_user_pool.this.mfa_configuration == var.mfa && aws_cognito_user_pool.this.software_token_mfa_configuration[0].enabled
    error_message = "The second factor is an authenticator app."
  }

  # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_EmailConfigurationType.html
  assert {
    condition     = [aws_cognito_user_pool.this.email_configuration[0].email_sending_account, aws_cognito_user_pool.this.verification_message_template[0].default_email_option] == ["COGNITO_DEFAULT", "CONFIRM_WITH_CODE"]
    error_message = "Cognito sends its own codes, by its own means."
  }
}

run "mfa_is_a_choice" {
  variables {
    mfa = "OPTIONAL"
  }

  assert {
    condition     = aws_cognito_user_pool.this.mfa_configuration == "OPTIONAL" && aws_cognito_user_pool.this.software_token_mfa_configuration[0].enabled
    error_message = "Who has an authenticator app still uses it where it is a choice."
  }
}

run "tier_without_threat_protection" {
  assert {
    condition     = [aws_cognito_user_pool.this.user_pool_tier, aws_cognito_user_pool.this.user_pool_add_ons[0].advanced_security_mode] == ["ESSENTIALS", "OFF"]
    error_message = "Essentials refuses threat protection."
  }
}

run "cheapest_tier" {
  variables {
    tier = "LITE"
  }

  assert {
    condition     = [aws_cognito_user_pool.this.user_pool_tier, aws_cognito_user_pool.this.user_pool_add_ons[0].advanced_security_mode] == ["LITE", "OFF"]
    error_message = "Lite refuses threat protection."
  }

  # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
  assert {
    condition     = aws_cognito_user_pool_domain.this.managed_login_version == 1
    error_message = "Lite has the classic sign-in pages only."
  }
}

run "tier_with_threat_protection" {
  variables {
    tier = "PLUS"
  }

  assert {
    condition     = [aws_cognito_user_pool.this.user_pool_tier, aws_cognito_user_pool.this.user_pool_add_ons[0].advanced_security_mode] == ["PLUS", "ENFORCED"]
    error_message = "Plus is paid for its threat protection."
  }
}

# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#cognito-requirements
run "client" {
  assert {
    condition     = aws_cognito_user_pool_client.load_balancer.user_pool_id == aws_cognito_user_pool.this.id && aws_cognito_user_pool_client.load_balancer.generate_secret
    error_message = "Load balancers know clients of the pool with a secret only."
  }

  assert {
    condition     = aws_cognito_user_pool_client.load_balancer.allowed_oauth_flows_user_pool_client && aws_cognito_user_pool_client.load_balancer.allowed_oauth_flows == toset(["code"])
    error_message = "The code flow is the only one."
  }

  assert {
    condition     = aws_cognito_user_pool_client.load_balancer.allowed_oauth_scopes == toset(["openid", "email"])
    error_message = "The client has the scopes that the listener rules ask for, no more."
  }

  assert {
    condition     = aws_cognito_user_pool_client.load_balancer.callback_urls == toset(["https://www.example.com/oauth2/idpresponse"]) && contains(aws_cognito_user_pool_client.load_balancer.callback_urls, aws_cognito_user_pool_client.load_balancer.default_redirect_uri)
    error_message = "Users come back to the load balancer's own path under the site's domain, and nowhere else."
  }

  assert {
    condition     = aws_cognito_user_pool_client.load_balancer.logout_urls == toset(["https://www.example.com/"])
    error_message = "Users come back to the site after signing out."
  }

  assert {
    condition     = aws_cognito_user_pool_client.load_balancer.explicit_auth_flows == toset(["ALLOW_REFRESH_TOKEN_AUTH"]) && aws_cognito_user_pool_client.load_balancer.supported_identity_providers == toset(["COGNITO"])
    error_message = "Users of the pool sign in at its pages, not by its API."
  }

  assert {
    condition     = [aws_cognito_user_pool_client.load_balancer.prevent_user_existence_errors, aws_cognito_user_pool_client.load_balancer.enable_token_revocation] == ["ENABLED", true]
    error_message = "Nobody learns who is a user, and tokens can be taken back."
  }

  assert {
    condition     = [aws_cognito_user_pool_client.load_balancer.read_attributes, aws_cognito_user_pool_client.load_balancer.write_attributes] == [toset(["email", "email_verified"]), toset(["email"])]
    error_message = "The client sees the address and whether it is proved, no phone number."
  }

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#session-timeout
  assert {
    condition     = aws_cognito_user_pool_client.load_balancer.refresh_token_validity == 7 && aws_cognito_user_pool_client.load_balancer.token_validity_units[0].refresh_token == "days"
    error_message = "The refresh token lasts as long as the longest session of a load balancer, or sessions end early."
  }

  assert {
    condition     = [aws_cognito_user_pool_client.load_balancer.access_token_validity, aws_cognito_user_pool_client.load_balancer.id_token_validity] == [15, 15] && [aws_cognito_user_pool_client.load_balancer.token_validity_units[0].access_token, aws_cognito_user_pool_client.load_balancer.token_validity_units[0].id_token] == ["minutes", "minutes"]
    error_message = "Who was signed out is out within a quarter of an hour."
  }

  assert {
    condition     = aws_cognito_user_pool_client.load_balancer.auth_session_validity == 15
    error_message = "There is time to set up an authenticator."
  }
}

run "outputs" {
  assert {
    condition     = [output.user_pool_arn, output.user_pool_id, output.issuer] == [aws_cognito_user_pool.this.arn, aws_cognito_user_pool.this.id, "https://${aws_cognito_user_pool.this.endpoint}"]
    error_message = "The outputs name the pool."
  }

  assert {
    condition     = output.client_id == aws_cognito_user_pool_client.load_balancer.id && output.client_secret == aws_cognito_user_pool_client.load_balancer.client_secret && issensitive(output.client_secret)
    error_message = "The outputs name the client, and hide its secret."
  }

  assert {
    condition     = output.domain_prefix == "springfield-carshare-prod-123456789012" && aws_cognito_user_pool_domain.this.user_pool_id == aws_cognito_user_pool.this.id && aws_cognito_user_pool_domain.this.domain == output.domain_prefix
    error_message = "The composed prefix holds the account, so that no other account has it."
  }

  # https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-userpools-server-contract-reference.html
  assert {
    condition = [output.authorization_endpoint, output.token_endpoint, output.user_info_endpoint] == [
      for path in ["authorize", "token", "userInfo"] : "https://springfield-carshare-prod-123456789012.auth.eu-central-1.amazoncognito.com/oauth2/${path}"
    ]
    error_message = "The endpoints are those of the pool's domain in its Region."
  }
}

run "stated_prefix" {
  variables {
    domain_prefix = "springfield"
  }

  assert {
    condition     = aws_cognito_user_pool_domain.this.domain == "springfield" && output.authorization_endpoint == "https://springfield.auth.eu-central-1.amazoncognito.com/oauth2/authorize"
    error_message = "A stated prefix is taken as it is."
  }
}

run "prefix_with_a_word_of_aws" {
  command = plan

  variables {
    domain_prefix = "in-laws"
  }

  expect_failures = [aws_cognito_user_pool_domain.this]
}

run "composed_prefix_with_a_word_of_cognito" {
  command = plan

  variables {
    environment = "incognito"
  }

  expect_failures = [aws_cognito_user_pool_domain.this]
}

run "composed_prefix_with_another_word" {
  command = plan

  variables {
    name = "my-amazon"
  }

  expect_failures = [aws_cognito_user_pool_domain.this]
}

run "composed_prefix_too_long" {
  command = plan

  variables {
    name = "springfield-carshare-with-a-name-that-is-far-too-long"
  }

  expect_failures = [aws_cognito_user_pool_domain.this]
}

run "longest_composed_prefix" {
  command = plan

  variables {
    name        = "springfield-carshare-with-a-name-that-fits-in"
    environment = "prod"
  }

  assert {
    condition     = length(aws_cognito_user_pool_domain.this.domain) == 63
    error_message = "63 characters fit."
  }
}
