# Both halves of the way from the instances to the database stand here; there is no other way in, and none out.
resource "aws_security_group" "this" {
  name        = "${local.prefix}-database"
  description = "Database: reached by the instances only"
  vpc_id      = var.vpc_id

  tags = { Name = "${local.prefix}-database" }
}

resource "aws_vpc_security_group_ingress_rule" "instances" {
  security_group_id            = aws_security_group.this.id
  description                  = "Connections from the instances"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  referenced_security_group_id = var.instance_security_group_id

  tags = { Name = "${local.prefix}-database-instances" }
}

resource "aws_vpc_security_group_egress_rule" "instances" {
  security_group_id            = var.instance_security_group_id
  description                  = "Connections to the database"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  referenced_security_group_id = aws_security_group.this.id

  tags = { Name = "${local.prefix}-instances-database" }
}
