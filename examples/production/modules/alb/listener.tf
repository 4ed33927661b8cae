# HTTPS serves; HTTP says where to find it.
resource "aws_vpc_security_group_ingress_rule" "https" {
  for_each = var.internet_cidr_blocks

  security_group_id = aws_security_group.this.id
  description       = "HTTPS from the internet"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = each.key == "ipv4" ? each.value : null
  cidr_ipv6         = each.key == "ipv6" ? each.value : null

  tags = { Name = "${local.prefix}-alb-https-${each.key}" }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.this.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn

  # TLS 1.3 and 1.2 with forward secrecy and authenticated encryption, and post-quantum key exchange for clients that know it. AWS recommends it, in China too:
  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
  # https://docs.amazonaws.cn/en_us/elasticloadbalancing/latest/application/describe-ssl-policies.html
  # Not TLS 1.3 alone: Route 53's health checks ask for 1.2 or less, https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }

  tags = { Name = "${local.prefix}-https" }

  lifecycle {
    precondition {
      condition     = var.certificate_arn != null
      error_message = "certificate_arn must be given: HTTPS does not work without."
    }
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      status_code = "HTTP_301"
      protocol    = "HTTPS"
      port        = "443"
    }
  }

  tags = { Name = "${local.prefix}-http" }

  # Nobody is sent to a port that does not answer yet.
  depends_on = [aws_lb_listener.https, aws_vpc_security_group_ingress_rule.https]
}

locals {
  listener_arn = aws_lb_listener.https.arn

  # What must stand before the load balancer serves.
  serving_ids = concat(
    [aws_lb_listener.https.id, aws_lb_listener.http.id],
    [for rule in aws_vpc_security_group_ingress_rule.https : rule.id],
    [for rule in aws_vpc_security_group_ingress_rule.http : rule.id],
  )
}

# ACM publishes this twice a day, and stops once the certificate has expired, so silence leaves the alarm as it is. It begins to
# renew what it validates by DNS weeks before that, and tries again and again, so 30 days before the end it has been failing; an imported certificate nobody
# renews but its owner.
# https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html
locals {
  listener_alarms = {
    certificate-expiry = {
      title               = "Days until the certificate expires"
      description         = "The certificate of the HTTPS listener expires soon, and has not been renewed: afterwards browsers refuse the site. First: look at the certificate's renewal status in ACM. A certificate that ACM issued is renewed once the CNAME records of its validation are back in public DNS; one that was imported must be imported anew under the same ARN, by whoever brought it."
      expression          = null
      comparison          = "LessThanThreshold"
      threshold           = 30
      evaluation_periods  = 1
      datapoints_to_alarm = 1
      treat_missing_data  = "ignore"

      metrics = {
        days = { namespace = "AWS/CertificateManager", metric_name = "DaysToExpiry", dimensions = { CertificateArn = var.certificate_arn }, stat = "Minimum", period = 86400 }
      }
    }
  }
}
