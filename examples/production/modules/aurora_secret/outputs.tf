output "secret_arn" {
  description = "ARN of the secret, known once it holds a password. Of its copies it differs in the Region alone."
  value       = aws_secretsmanager_secret.this.arn

  depends_on = [aws_secretsmanager_secret_version.this]
}

output "version_id" {
  description = "Id of the version that holds the password: whoever sets the password reads this one."
  value       = aws_secretsmanager_secret_version.this.version_id
}

# From the version that is stored and not from the number that is wished: a secret that was made again, for whatever reason, is a new password too.
output "password_version" {
  description = "Number that is another one for every version of the secret: whoever sets the password sets it again when this changes."
  value       = parseint(substr(sha256(aws_secretsmanager_secret_version.this.version_id), 0, 7), 16)
}
