locals {
  prefix = "${var.name}-${var.environment}"

  # One domain, one way to prove it.
  validation_option = one(aws_acm_certificate.this.domain_validation_options)
}

resource "aws_acm_certificate" "this" {
  domain_name       = var.domain
  validation_method = "DNS"

  # ACM's default, said aloud because another one replaces the certificate. Load balancers take whatever ACM has, not all clients take ECDSA:
  # https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html#algorithms-term
  key_algorithm = "RSA_2048"

  # Browsers refuse certificates that are in no log: https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html#concept-transparency
  options {
    certificate_transparency_logging_preference = "ENABLED"
  }

  tags = { Name = local.prefix }

  # A listener uses it: the next one must be there before this one can go.
  lifecycle {
    create_before_destroy = true
  }
}

# Waits for ACM and names no record: see README.md.
resource "aws_acm_certificate_validation" "this" {
  certificate_arn = aws_acm_certificate.this.arn

  # Minutes are usual. What ACM has not found after half an hour, it will not find: the domain's name servers are not the hosted zone's.
  # https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-DNS-validation.html
  timeouts {
    create = "30m"
  }
}
