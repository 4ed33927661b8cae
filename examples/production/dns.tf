variable "dns" {
  description = "Name under which users know the site, and the public hosted zone of Route 53 that takes its records."
  type = object({
    domain      = string
    hosted_zone = string
  })
  nullable = false

  validation {
    condition     = var.dns.domain == var.dns.hosted_zone || endswith(var.dns.domain, ".${var.dns.hosted_zone}")
    error_message = "The domain must be the hosted zone's name, or end with it behind a dot."
  }
}

# One certificate a Region; the same record proves the domain to all of them, so it is made once. A local a Region and no map of all: whatever reads a
# map depends on every Region in it, and a Region that is down would hold up the others.
# https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html

module "acm_eu_west_1" {
  source = "./modules/acm"

  providers = {
    aws = aws.eu_west_1
  }

  name        = var.name
  environment = var.environment

  domain = var.dns.domain
}

locals {
  certificate_arn_eu_west_1 = module.acm_eu_west_1.certificate_arn
}

module "acm_us_east_1" {
  source = "./modules/acm"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment

  domain = var.dns.domain
}

locals {
  certificate_arn_us_east_1 = module.acm_us_east_1.certificate_arn
}

module "acm_us_west_2" {
  source = "./modules/acm"

  providers = {
    aws = aws.us_west_2
  }

  name        = var.name
  environment = var.environment

  domain = var.dns.domain
}

locals {
  certificate_arn_us_west_2 = module.acm_us_west_2.certificate_arn
}

module "dns" {
  source = "./modules/dns"

  providers = {
    aws = aws.us_east_1
  }

  name        = var.name
  environment = var.environment

  domain            = var.dns.domain
  hosted_zone       = var.dns.hosted_zone
  primary_region    = var.primary_region
  health_check_path = var.alb.health_check_path
  validation_record = module.acm_us_east_1.validation_record
  record_types      = toset([for family in keys(module.us_east_1.internet_cidr_blocks) : { ipv4 = "A", ipv6 = "AAAA" }[family]])

  endpoints = {
    eu-west-1 = {
      dns_name = module.eu_west_1.alb_dns_name
      zone_id  = module.eu_west_1.alb_zone_id
    }
    us-east-1 = {
      dns_name = module.us_east_1.alb_dns_name
      zone_id  = module.us_east_1.alb_zone_id
    }
    us-west-2 = {
      dns_name = module.us_west_2.alb_dns_name
      zone_id  = module.us_west_2.alb_zone_id
    }
  }
}

output "url" {
  description = "Where users find the site."
  value       = module.dns.url
}
