output "certificate_arn" {
  description = "ARN of the certificate, exported once it is issued."
  value       = aws_acm_certificate_validation.this.certificate_arn
}

output "validation_record" {
  description = "Record that proves the domain to ACM, the same in every region of the account, exported before the certificate is issued."
  value = {
    name  = local.validation_option.resource_record_name
    type  = local.validation_option.resource_record_type
    value = local.validation_option.resource_record_value
  }
}
