locals {
  prefix = "${var.name}-${var.environment}"
}

# Internet-facing, a node in each public subnet. Whoever is to be reached through it lets its security group in; see security_group.tf.
resource "aws_lb" "this" {
  #checkov:skip=CKV2_AWS_20:HTTP redirects where there is a certificate to redirect to, and the tests of listener/https hold that, see decision record 0015 https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html
  #checkov:skip=CKV2_AWS_28:No web application firewall yet, it comes with the content delivery network in front, see decision record 0015 https://docs.aws.amazon.com/waf/latest/developerguide/waf-chapter.html

  name               = local.prefix
  internal           = false
  load_balancer_type = "application"
  ip_address_type    = var.ip_address_type
  subnets            = values(var.public_subnet_ids)
  security_groups    = [aws_security_group.this.id]

  enable_deletion_protection = var.deletion_protection
  enable_http2               = true
  idle_timeout               = var.idle_timeout

  # Header names outside [-A-Za-z0-9]+ never reach an instance.
  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-attributes
  drop_invalid_header_fields = true

  # Severe requests are blocked, and after an ambiguous one both connections are closed, so nothing can be smuggled in behind it. `strictest` would
  # also refuse harmless requests of real clients, such as a GET with `Content-Length: 0` or a cookie with a non-ASCII letter:
  # https://github.com/aws/http-desync-guardian
  desync_mitigation_mode = "defensive"

  # The caller's address is appended, so the last one in X-Forwarded-For is true whatever the caller wrote before it.
  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
  xff_header_processing_mode = "append"

  # The bucket admits nothing outside of its prefixes (decision record 0012).
  access_logs {
    bucket  = var.logs_bucket_name
    prefix  = "access"
    enabled = true
  }

  connection_logs {
    bucket  = var.logs_bucket_name
    prefix  = "connection"
    enabled = true
  }

  tags = { Name = local.prefix }
}
