locals {
  prefix = "${var.name}-${var.environment}"

  # One name for role and instance profile: which belongs to which is then seen in every console and log.
  role_name = "${local.prefix}-instance-${var.region_code}"

  # EC2 is one of the few services that have a principal of their own in China, and aws_service_principal of provider 5.100 does not know:
  # https://github.com/hashicorp/terraform-provider-aws/pull/47141
  # https://docs.amazonaws.cn/en_us/aws/latest/userguide/iam.html
  ec2_principals = {
    aws-cn = "ec2.${data.aws_partition.current.dns_suffix}"
  }

  ec2_principal = lookup(local.ec2_principals, data.aws_partition.current.partition, "ec2.amazonaws.com")
}

data "aws_partition" "current" {}

# EC2 sends neither aws:SourceAccount nor aws:SourceArn as it takes an instance's role, so a condition on them would refuse every instance. What keeps
# others out: a profile is used in its own account only, by whoever may launch instances and pass this role (iam:PassRole).
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "InstancesTakeTheRole"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [local.ec2_principal]
    }
  }
}

resource "aws_iam_role" "this" {
  name               = local.role_name
  description        = "Instances of ${local.prefix} in ${var.region_code}"
  assume_role_policy = data.aws_iam_policy_document.trust.json

  tags = {
    Name = "${local.prefix}-instance"
  }
}

# The right to be managed at all: Session Manager is the only way to a shell.
# https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html
resource "aws_iam_role_policy_attachment" "systems_manager" {
  role       = aws_iam_role.this.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"
}

resource "aws_iam_role_policy_attachment" "this" {
  for_each = var.policy_arns

  role       = aws_iam_role.this.name
  policy_arn = each.value
}

resource "aws_iam_instance_profile" "this" {
  name = local.role_name
  role = aws_iam_role.this.name

  tags = {
    Name = "${local.prefix}-instance"
  }
}
