locals {
  prefix = "${var.name}-${var.environment}"

  domain_prefix = coalesce(var.domain_prefix, "${local.prefix}-${data.aws_caller_identity.current.account_id}")

  # GovCloud serves the sign-in pages at a FIPS endpoint, and nowhere else. The suffix is the same in both partitions, and not the partition's own.
  # https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
  # https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html
  sign_in_label = data.aws_partition.current.partition == "aws-us-gov" ? "auth-fips" : "auth"
  sign_in_url   = "https://${aws_cognito_user_pool_domain.this.domain}.${local.sign_in_label}.${data.aws_region.current.id}.amazoncognito.com"
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

# No `schema`: the standard attributes are there without it, and what it holds can never be changed or removed again.
# https://github.com/hashicorp/terraform-provider-aws/issues/21654
resource "aws_cognito_user_pool" "this" {
  name                = local.prefix
  user_pool_tier      = var.tier
  deletion_protection = var.deletion_protection ? "ACTIVE" : "INACTIVE"

  # Users sign in by their e-mail address, which they must have proved. These two cannot be changed later.
  username_attributes      = ["email"]
  auto_verified_attributes = ["email"]

  username_configuration {
    case_sensitive = false
  }

  # An address that is not proved yet does not replace the proved one: it is the name to sign in by and the way to a new password.
  # https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html
  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  admin_create_user_config {
    allow_admin_create_user_only = !var.self_sign_up
  }

  password_policy {
    minimum_length                   = var.password_minimum_length
    require_lowercase                = true
    require_uppercase                = true
    require_numbers                  = true
    require_symbols                  = true
    temporary_password_validity_days = var.temporary_password_validity_days
  }

  mfa_configuration = var.mfa

  software_token_mfa_configuration {
    enabled = true
  }

  # Threat protection is of the Plus tier; any other refuses it ("need to be disabled for the ESSENTIALS pricing tier").
  # https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
  user_pool_add_ons {
    advanced_security_mode = var.tier == "PLUS" ? "ENFORCED" : "OFF"
  }

  email_configuration {
    email_sending_account = "COGNITO_DEFAULT"
  }

  # Subject and text stay Cognito's: own ones are not allowed with its own way of sending.
  # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_EmailConfigurationType.html
  verification_message_template {
    default_email_option = "CONFIRM_WITH_CODE"
  }

  tags = {
    Name = local.prefix
  }
}

# What a load balancer asks of a client: a secret, the code flow, the scopes that its rules name, a callback URL in lower case.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#cognito-requirements
resource "aws_cognito_user_pool_client" "load_balancer" {
  name         = "${local.prefix}-load-balancer"
  user_pool_id = aws_cognito_user_pool.this.id

  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid", "email"]
  supported_identity_providers         = ["COGNITO"]
  callback_urls                        = ["https://${var.domain}/oauth2/idpresponse"]
  default_redirect_uri                 = "https://${var.domain}/oauth2/idpresponse"
  logout_urls                          = ["https://${var.domain}/"]

  # Flows of the API, which the sign-in pages do not go through. Refreshing is the one that Cognito will not do without:
  # https://github.com/aws/aws-cdk/issues/7625
  explicit_auth_flows = ["ALLOW_REFRESH_TOKEN_AUTH"]

  # The claims that the application gets; among the defaults is the phone number.
  read_attributes  = ["email", "email_verified"]
  write_attributes = ["email"]

  prevent_user_existence_errors = "ENABLED"
  enable_token_revocation       = true

  # Minutes for each step of a sign-in, the most that there is: the first one includes setting up an authenticator.
  auth_session_validity = 15

  # The load balancer asks for the user's claims again as often as the access token runs out, so that is how long a user who was signed out or disabled, or a
  # copied cookie, stays in. It goes on doing so until the refresh token runs out: seven days are the longest session that it knows.
  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#session-timeout
  access_token_validity  = 15
  id_token_validity      = 15
  refresh_token_validity = 7

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }
}

# Version 1 is the classic hosted UI, which each tier has. Version 2, managed login, shows no page without a branding style, for which provider 5.100 has
# no resource, and the Lite tier lacks it. https://github.com/hashicorp/terraform-provider-aws/issues/42580
# https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
resource "aws_cognito_user_pool_domain" "this" {
  user_pool_id          = aws_cognito_user_pool.this.id
  domain                = local.domain_prefix
  managed_login_version = 1

  lifecycle {
    precondition {
      condition     = length(local.domain_prefix) <= 63 && !can(regex("aws|amazon|cognito", local.domain_prefix))
      error_message = "The prefix ${local.domain_prefix} must have 63 characters at most and hold none of the words aws, amazon, cognito: state another in domain_prefix."
    }
  }
}
