output "secret_arn" {
  description = "ARN of the secret, known once it holds a password. Of its copies it differs in the Region alone."
  value       = aws_secretsmanager_secret.this.arn

  depends_on = [aws_secretsmanager_secret_version.this]
}

# The version's ARN is its secret's. A copy's differs in the Region alone. https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html
output "secret_arns" {
  description = "Region to the ARN of the secret or of its copy there, known once the secret holds a password."
  value = merge(
    { for region, key_arn in var.replicas : region => replace(aws_secretsmanager_secret_version.this.arn, ":${data.aws_region.current.id}:", ":${region}:") },
    { (data.aws_region.current.id) = aws_secretsmanager_secret_version.this.arn },
  )
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
