# Both halves of the way from the load balancer to the instances stand here; there is no other way in. Answers need no rule: security groups keep state.
resource "aws_security_group" "this" {
  name        = "${local.prefix}-instances"
  description = "Instances: reached by the load balancer only"
  vpc_id      = var.vpc_id

  tags = { Name = "${local.prefix}-instances" }
}

resource "aws_vpc_security_group_ingress_rule" "load_balancer" {
  security_group_id            = aws_security_group.this.id
  description                  = "Requests and health checks from the load balancer"
  ip_protocol                  = "tcp"
  from_port                    = var.target_port
  to_port                      = var.target_port
  referenced_security_group_id = var.alb_security_group_id

  tags = { Name = "${local.prefix}-instances-load-balancer" }
}

resource "aws_vpc_security_group_egress_rule" "load_balancer" {
  security_group_id            = var.alb_security_group_id
  description                  = "Requests and health checks to the instances"
  ip_protocol                  = "tcp"
  from_port                    = var.target_port
  to_port                      = var.target_port
  referenced_security_group_id = aws_security_group.this.id

  tags = { Name = "${local.prefix}-alb-instances" }
}

# Packages, agents and AWS's services are called by HTTPS. Name service, time and instance metadata pass no security group:
# https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
resource "aws_vpc_security_group_egress_rule" "https" {
  for_each = var.internet_cidr_blocks

  security_group_id = aws_security_group.this.id
  description       = "HTTPS to AWS and the internet"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = each.key == "ipv4" ? each.value : null
  cidr_ipv6         = each.key == "ipv6" ? each.value : null

  tags = { Name = "${local.prefix}-instances-https-${each.key}" }
}
