locals {
  # These older families are not optimized for EBS by themselves; some of their types refuse to be. All others are, at no cost.
  # https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html
  not_ebs_optimized = "^(c1|c3|g2|i2|m1|m2|m3|r3|t1|t2)\\."
}

# https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
data "aws_ssm_parameter" "image" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${var.architecture}"
}

# AWS moves the parameter with every image it publishes. What was read first stays until ami_release changes (or the architecture, whose images are
# others), so that no apply rolls the fleet by surprise.
resource "terraform_data" "image" {
  input            = data.aws_ssm_parameter.image.insecure_value
  triggers_replace = [var.ami_release, var.architecture]

  lifecycle {
    ignore_changes = [input]
  }
}

resource "aws_launch_template" "this" {
  name                   = local.prefix
  description            = "Instances of ${local.prefix}"
  update_default_version = true

  # The group names its types itself; this one is for whoever launches from the template by hand.
  instance_type = var.instance_types[0]
  image_id      = terraform_data.image.output
  user_data     = base64encode(local.user_data)

  ebs_optimized = !anytrue([for type in var.instance_types : can(regex(local.not_ebs_optimized, type))])

  # An instance that was shut down from within is replaced anyway; stopped, it would only go on costing its volume.
  instance_initiated_shutdown_behavior = "terminate"

  iam_instance_profile {
    name = var.instance_profile_name
  }

  metadata_options {
    http_endpoint = "enabled"

    # Version 2, and its answer ends at the instance itself: nothing that forwards requests can fetch the role's credentials.
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
    http_protocol_ipv6          = "disabled"

    # With tags in the metadata, a tag key with a space or a slash keeps instances from starting:
    # https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/work-with-tags-in-IMDS.html
    instance_metadata_tags = "disabled"
  }

  monitoring {
    enabled = true
  }

  network_interfaces {
    device_index                = 0
    associate_public_ip_address = false
    delete_on_termination       = true
    security_groups             = [aws_security_group.this.id]
  }

  # https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html
  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = var.root_volume_size
      encrypted             = true
      kms_key_id            = var.storage_key_arn
      delete_on_termination = true
    }
  }

  dynamic "tag_specifications" {
    for_each = ["instance", "network-interface", "volume"]

    content {
      resource_type = tag_specifications.value
      tags          = local.tags
    }
  }

  tags = { Name = local.prefix }

  lifecycle {
    # 16 KiB, which are 21848 letters in base64: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
    precondition {
      condition     = length(base64encode(local.user_data)) <= 21848
      error_message = "User data takes 16384 bytes at most: instance_environment is too long."
    }
  }
}
