# Where the pool is served in each partition that has user pools. The provider is the real one; nothing is applied.

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

provider "aws" {
  alias                       = "govcloud"
  region                      = "us-gov-west-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

override_data {
  target = data.aws_caller_identity.current
  values = {
    account_id = "123456789012"
  }
}

variables {
  name                    = "springfield-carshare"
  environment             = "prod"
  domain                  = "www.example.com"
  domain_prefix           = null
  tier                    = "ESSENTIALS"
  mfa                     = "ON"
  password_minimum_length = 12
  self_sign_up            = false
  deletion_protection     = true
}

run "commercial" {
  command = plan

  assert {
    condition     = output.token_endpoint == "https://springfield-carshare-prod-123456789012.auth.us-east-1.amazoncognito.com/oauth2/token"
    error_message = "The pages are served at auth.<region>.amazoncognito.com."
  }
}

# https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html
run "govcloud" {
  command = plan

  providers = {
    aws = aws.govcloud
  }

  assert {
    condition = [output.authorization_endpoint, output.token_endpoint, output.user_info_endpoint] == [
      for path in ["authorize", "token", "userInfo"] : "https://springfield-carshare-prod-123456789012.auth-fips.us-gov-west-1.amazoncognito.com/oauth2/${path}"
    ]
    error_message = "In GovCloud the pages are served at auth-fips.<region>.amazoncognito.com."
  }
}
