# Without egress: whoever the load balancer shall call (the instances, the sign-in's identity provider) attaches the rule that admits it.
resource "aws_security_group" "this" {
  name        = "${local.prefix}-alb"
  description = "Load balancer: reached from the internet"
  vpc_id      = var.vpc_id

  tags = { Name = "${local.prefix}-alb" }
}

resource "aws_vpc_security_group_ingress_rule" "http" {
  #checkov:skip=CKV_AWS_260:A public website is reached from everywhere and on port 80 too, see decision record 0015 https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
  for_each = var.internet_cidr_blocks

  security_group_id = aws_security_group.this.id
  description       = "HTTP from the internet"
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_ipv4         = each.key == "ipv4" ? each.value : null
  cidr_ipv6         = each.key == "ipv6" ? each.value : null

  tags = { Name = "${local.prefix}-alb-http-${each.key}" }
}
