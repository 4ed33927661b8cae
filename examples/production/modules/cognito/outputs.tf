output "user_pool_arn" {
  description = "ARN of the user pool."
  value       = aws_cognito_user_pool.this.arn
}

output "user_pool_id" {
  description = "Id of the user pool."
  value       = aws_cognito_user_pool.this.id
}

output "client_id" {
  description = "Id of the load balancers' app client."
  value       = aws_cognito_user_pool_client.load_balancer.id
}

output "client_secret" {
  description = "Secret of the load balancers' app client."
  value       = aws_cognito_user_pool_client.load_balancer.client_secret
  sensitive   = true
}

output "domain_prefix" {
  description = "First label of the sign-in pages' host name, known once the pages are served."
  value       = aws_cognito_user_pool_domain.this.domain

  depends_on = [aws_cognito_user_pool_domain.this]
}

# The provider writes the host with the partition's suffix. https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
output "issuer" {
  description = "Issuer of the tokens, as an OpenID Connect provider."
  value       = "https://${aws_cognito_user_pool.this.endpoint}"
}

output "authorization_endpoint" {
  description = "URL to which load balancers send users to sign in, known once it is served."
  value       = "${local.sign_in_url}/oauth2/authorize"

  depends_on = [aws_cognito_user_pool_domain.this]
}

output "token_endpoint" {
  description = "URL at which load balancers change a code for tokens, known once it is served."
  value       = "${local.sign_in_url}/oauth2/token"

  depends_on = [aws_cognito_user_pool_domain.this]
}

output "user_info_endpoint" {
  description = "URL at which load balancers ask for a user's claims, known once it is served."
  value       = "${local.sign_in_url}/oauth2/userInfo"

  depends_on = [aws_cognito_user_pool_domain.this]
}
