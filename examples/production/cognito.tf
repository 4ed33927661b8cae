variable "cognito" {
  description = "Sign-in: the site's domain, the prefix of the sign-in page's name (null for a composed one), tier and MFA as Cognito spells them, the fewest characters of a password, seconds until a user must sign in again, whether anybody may sign up, path patterns behind the sign-in."
  type = object({
    domain                  = string
    domain_prefix           = optional(string)
    tier                    = string
    mfa                     = string
    password_minimum_length = number
    session_timeout         = number
    self_sign_up            = bool
    protected_paths         = list(string)
  })
  nullable = false
}

# The Region is part of the address: another one means destroying this pool, which deletion protection stops. Under one address for all Regions the pool
# and its users would only be forgotten: https://github.com/hashicorp/terraform-provider-aws/issues/32810
module "cognito_us_east_1" {
  source = "./modules/cognito"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment

  domain                  = var.cognito.domain
  domain_prefix           = var.cognito.domain_prefix
  tier                    = var.cognito.tier
  mfa                     = var.cognito.mfa
  password_minimum_length = var.cognito.password_minimum_length
  self_sign_up            = var.cognito.self_sign_up
  deletion_protection     = var.protection.deletion_protection
}

# A load balancer takes a user pool of its own Region only, and not in every Region; the others reach the same pool as an OpenID Connect provider.
# See decision record 0018.

module "authenticate_cognito_us_east_1" {
  source = "./modules/authenticate_cognito"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-east-1"].code

  listener_arn          = module.us_east_1.listener_arn
  target_group_arn      = module.us_east_1.target_group_arn
  alb_security_group_id = module.us_east_1.alb_security_group_id

  protected_paths = var.cognito.protected_paths
  session_timeout = var.cognito.session_timeout
  user_pool_arn   = module.cognito_us_east_1.user_pool_arn
  client_id       = module.cognito_us_east_1.client_id
  domain_prefix   = module.cognito_us_east_1.domain_prefix
}

module "authenticate_oidc_eu_west_1" {
  source = "./modules/authenticate_oidc"

  providers = {
    aws = aws.eu_west_1
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["eu-west-1"].code

  listener_arn          = module.eu_west_1.listener_arn
  target_group_arn      = module.eu_west_1.target_group_arn
  alb_security_group_id = module.eu_west_1.alb_security_group_id

  protected_paths        = var.cognito.protected_paths
  session_timeout        = var.cognito.session_timeout
  issuer                 = module.cognito_us_east_1.issuer
  authorization_endpoint = module.cognito_us_east_1.authorization_endpoint
  token_endpoint         = module.cognito_us_east_1.token_endpoint
  user_info_endpoint     = module.cognito_us_east_1.user_info_endpoint
  client_id              = module.cognito_us_east_1.client_id
  client_secret          = module.cognito_us_east_1.client_secret
}

module "authenticate_oidc_us_west_2" {
  source = "./modules/authenticate_oidc"

  providers = {
    aws = aws.us_west_2
  }

  name        = var.name
  environment = var.environment
  region_code = var.regions["us-west-2"].code

  listener_arn          = module.us_west_2.listener_arn
  target_group_arn      = module.us_west_2.target_group_arn
  alb_security_group_id = module.us_west_2.alb_security_group_id

  protected_paths        = var.cognito.protected_paths
  session_timeout        = var.cognito.session_timeout
  issuer                 = module.cognito_us_east_1.issuer
  authorization_endpoint = module.cognito_us_east_1.authorization_endpoint
  token_endpoint         = module.cognito_us_east_1.token_endpoint
  user_info_endpoint     = module.cognito_us_east_1.user_info_endpoint
  client_id              = module.cognito_us_east_1.client_id
  client_secret          = module.cognito_us_east_1.client_secret
}

output "user_pool_id" {
  description = "User pool of the sign-in."
  value       = module.cognito_us_east_1.user_pool_id
}
