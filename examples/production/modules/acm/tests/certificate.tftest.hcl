mock_provider "aws" {
  mock_resource "aws_acm_certificate" {
    defaults = {
      arn = "arn:aws:acm:us-east-1:123456789012:certificate/11111111-1111-1111-1111-111111111111"
      domain_validation_options = [{
        domain_name           = "www.example.com"
        resource_record_name  = "_3639ac514e785e898d2646601fa951d5.www.example.com."
        resource_record_type  = "CNAME"
        resource_record_value = "_98d2646601fa9df3d18d6a1a6c2e0f9b.acm-validations.aws."
      }]
    }
  }
}

variables {
  name        = "carshare"
  environment = "test"
  domain      = "www.example.com"
}

run "certificate" {
  assert {
    condition     = aws_acm_certificate.this.domain_name == "www.example.com" && aws_acm_certificate.this.validation_method == "DNS"
    error_message = "The certificate must be the domain's, proved by a record."
  }

  assert {
    condition     = aws_acm_certificate.this.key_algorithm == "RSA_2048"
    error_message = "Another key algorithm would replace certificates that exist."
  }

  assert {
    condition     = [for option in aws_acm_certificate.this.options : option.certificate_transparency_logging_preference] == ["ENABLED"]
    error_message = "Browsers refuse a certificate that is in no transparency log."
  }

  assert {
    condition     = output.validation_record == { name = "_3639ac514e785e898d2646601fa951d5.www.example.com.", type = "CNAME", value = "_98d2646601fa9df3d18d6a1a6c2e0f9b.acm-validations.aws." }
    error_message = "The record must be the one that ACM looks for."
  }
}

run "issued" {
  assert {
    condition     = aws_acm_certificate_validation.this.certificate_arn == aws_acm_certificate.this.arn && output.certificate_arn == aws_acm_certificate_validation.this.certificate_arn
    error_message = "The certificate must be handed out once it is issued."
  }

  # With the records' names, a region's apply would wait for a record that another region's certificate makes.
  assert {
    condition     = aws_acm_certificate_validation.this.validation_record_fqdns == null
    error_message = "No region's certificate may depend on another region."
  }

  assert {
    condition     = aws_acm_certificate_validation.this.timeouts.create == "30m"
    error_message = "A domain that is not delegated must be reported within half an hour."
  }
}

run "domain_too_long" {
  command = plan
  variables {
    domain = "a-name-of-this-length-is-more-than-a-certificate-takes.example.com"
  }
  expect_failures = [var.domain]
}

run "domain_of_the_greatest_length" {
  command = plan
  variables {
    domain = "a-name-of-this-length-is-all-that-a-certificate-take.example.com"
  }

  assert {
    condition     = length(var.domain) == 64
    error_message = "64 letters must pass."
  }
}

run "domain_with_wildcard" {
  command = plan
  variables {
    domain = "*.example.com"
  }
  expect_failures = [var.domain]
}

run "domain_with_dot_at_its_end" {
  command = plan
  variables {
    domain = "www.example.com."
  }
  expect_failures = [var.domain]
}

run "domain_in_upper_case" {
  command = plan
  variables {
    domain = "WWW.example.com"
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
