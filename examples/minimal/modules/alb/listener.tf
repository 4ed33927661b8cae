# No certificate, so plain HTTP serves: for a first look, see README.md. The other option, https, gives the same locals.
resource "aws_lb_listener" "http" {
  #checkov:skip=CKV_AWS_2:Without a domain there is no certificate and validate warns of it, see decision record 0015 https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
  #checkov:skip=CKV_AWS_103:Without a certificate there is no TLS version to choose, see decision record 0015 https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html

  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }

  tags = { Name = "${local.prefix}-http" }
}

locals {
  listener_arn = aws_lb_listener.http.arn

  # What must stand before the load balancer serves.
  serving_ids = concat(
    [aws_lb_listener.http.id],
    [for rule in aws_vpc_security_group_ingress_rule.http : rule.id],
  )

  # No certificate that could expire.
  listener_alarms = {}
}
