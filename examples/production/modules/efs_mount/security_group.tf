# Both halves of the way from the instances to the mount targets. Instances are let out by HTTPS only, and mount targets call nobody.
# https://docs.aws.amazon.com/efs/latest/ug/network-access.html
resource "aws_security_group" "this" {
  name        = "${local.prefix}-efs"
  description = "Mount targets of EFS: reached by the instances only"
  vpc_id      = var.vpc_id

  tags = { Name = "${local.prefix}-efs" }
}

resource "aws_vpc_security_group_ingress_rule" "instances" {
  security_group_id            = aws_security_group.this.id
  description                  = "NFS from the instances"
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  referenced_security_group_id = var.instance_security_group_id

  tags = { Name = "${local.prefix}-efs-instances" }
}

resource "aws_vpc_security_group_egress_rule" "instances" {
  security_group_id            = var.instance_security_group_id
  description                  = "NFS to the mount targets"
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  referenced_security_group_id = aws_security_group.this.id

  tags = { Name = "${local.prefix}-instances-efs" }
}
