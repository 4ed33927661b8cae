# What instances are launched with, with made-up values for all that AWS would say.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition  = "aws"
      dns_suffix = "amazonaws.com"
    }
  }

  mock_data "aws_region" {
    defaults = {
      id = "us-east-1"
    }
  }

  mock_data "aws_ssm_parameter" {
    defaults = {
      insecure_value = "ami-01111111111111111"
    }
  }

  mock_resource "aws_launch_template" {
    defaults = {
      id             = "lt-0123456789abcdef0"
      latest_version = 7
    }
  }

  mock_resource "aws_iam_policy" {
    defaults = {
      arn = "arn:aws:iam::123456789012:policy/springfield-carshare-prod-cloudwatch-agent-use1"
    }
  }

  # The mock has text of its own that is not JSON, and policies must be.
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}

variables {
  name                    = "springfield-carshare"
  environment             = "prod"
  region_code             = "use1"
  tags                    = { application = "springfield-carshare", cost_center = "4711" }
  vpc_id                  = "vpc-0123456789abcdef0"
  private_subnet_ids      = { use1-az1 = "subnet-01111111111111111", use1-az2 = "subnet-02222222222222222" }
  internet_cidr_blocks    = { ipv4 = "0.0.0.0/0", ipv6 = "::/0" }
  alb_security_group_id   = "sg-0aaaaaaaaaaaaaaaa"
  alb_arn_suffix          = "app/springfield-carshare-prod/0123456789abcdef"
  target_group_arn        = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/app-1/fedcba9876543210"
  target_group_arn_suffix = "targetgroup/app-1/fedcba9876543210"
  target_port             = 8080
  health_check_path       = "/health"
  instance_role_name      = "springfield-carshare-prod-instance-use1"
  instance_profile_name   = "springfield-carshare-prod-instance-use1"
  service_linked_role_arn = "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling_springfield-carshare-prod"
  storage_key_arn         = "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333"
  logs_key_arn            = "arn:aws:kms:us-east-1:123456789012:key/11111111-1111-1111-1111-111111111111"
  instance_types          = ["t4g.small", "m7g.medium", "c7g.medium"]
  architecture            = "arm64"
  min_size                = 2
  max_size                = 6
  desired_size            = 3
  spot_percentage         = 25
  cpu_target              = 50
  requests_per_target     = 1000
  root_volume_size        = 20
  ami_release             = "initial"
  log_retention_days      = 90
}

run "image" {
  assert {
    condition     = data.aws_ssm_parameter.image.name == "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
    error_message = "The image is Amazon Linux 2023 of the types' architecture."
  }

  assert {
    condition     = aws_launch_template.this.image_id == "ami-01111111111111111"
    error_message = "The first apply takes the newest image."
  }
}

run "newer_image" {
  override_data {
    target = data.aws_ssm_parameter.image
    values = {
      insecure_value = "ami-02222222222222222"
    }
  }

  assert {
    condition     = data.aws_ssm_parameter.image.insecure_value == "ami-02222222222222222" && aws_launch_template.this.image_id == "ami-01111111111111111"
    error_message = "A newer image alone changes nothing."
  }
}

run "newer_release" {
  override_data {
    target = data.aws_ssm_parameter.image
    values = {
      insecure_value = "ami-02222222222222222"
    }
  }

  variables {
    ami_release = "2026-11"
  }

  assert {
    condition     = aws_launch_template.this.image_id == "ami-02222222222222222"
    error_message = "Another release takes the newest image."
  }
}

run "other_architecture" {
  override_data {
    target = data.aws_ssm_parameter.image
    values = {
      insecure_value = "ami-03333333333333333"
    }
  }

  variables {
    ami_release    = "2026-11"
    architecture   = "x86_64"
    instance_types = ["m7i.large"]
  }

  assert {
    condition     = data.aws_ssm_parameter.image.name == "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
    error_message = "The image follows the architecture."
  }

  assert {
    condition     = aws_launch_template.this.image_id == "ami-03333333333333333"
    error_message = "Another architecture takes its own image, whatever the release: no type runs the other's."
  }
}

run "metadata" {
  assert {
    condition     = [aws_launch_template.this.metadata_options[0].http_endpoint, aws_launch_template.this.metadata_options[0].http_tokens] == ["enabled", "required"]
    error_message = "Instance metadata answers to version 2 only."
  }

  assert {
    condition     = aws_launch_template.this.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "A token does not leave the instance."
  }

  assert {
    condition     = aws_launch_template.this.metadata_options[0].instance_metadata_tags == "disabled"
    error_message = "A tag key with a space or a slash does not keep instances from starting."
  }
}

run "network" {
  assert {
    condition     = aws_launch_template.this.key_name == null
    error_message = "No SSH key."
  }

  assert {
    condition     = length(aws_launch_template.this.network_interfaces) == 1 && aws_launch_template.this.network_interfaces[0].associate_public_ip_address == "false"
    error_message = "One network interface, without a public address."
  }

  assert {
    condition     = aws_launch_template.this.network_interfaces[0].security_groups == toset([aws_security_group.this.id]) && aws_launch_template.this.network_interfaces[0].delete_on_termination == "true"
    error_message = "The network interface has the instances' security group and goes with its instance."
  }
}

run "volume" {
  assert {
    condition     = [aws_launch_template.this.block_device_mappings[0].device_name, aws_launch_template.this.block_device_mappings[0].ebs[0].volume_type, tostring(aws_launch_template.this.block_device_mappings[0].ebs[0].volume_size)] == ["/dev/xvda", "gp3", "20"]
    error_message = "The root volume of Amazon Linux 2023 is gp3, of the size that was given."
  }

  assert {
    condition     = [aws_launch_template.this.block_device_mappings[0].ebs[0].encrypted, aws_launch_template.this.block_device_mappings[0].ebs[0].kms_key_id, aws_launch_template.this.block_device_mappings[0].ebs[0].delete_on_termination] == ["true", var.storage_key_arn, "true"]
    error_message = "The root volume is encrypted under the storage key and goes with its instance."
  }

  assert {
    condition     = aws_launch_template.this.ebs_optimized == "true"
    error_message = "The way to the volume is the volume's own."
  }
}

run "old_type" {
  variables {
    instance_types = ["m7i.large", "t2.small"]
    architecture   = "x86_64"
  }

  assert {
    condition     = aws_launch_template.this.ebs_optimized == "false"
    error_message = "Types that refuse to be optimized for EBS start nevertheless."
  }
}

run "instance" {
  assert {
    condition     = aws_launch_template.this.iam_instance_profile[0].name == var.instance_profile_name
    error_message = "Instances have the role's rights."
  }

  assert {
    condition     = aws_launch_template.this.monitoring[0].enabled && aws_launch_template.this.instance_initiated_shutdown_behavior == "terminate" && aws_launch_template.this.update_default_version
    error_message = "Instances send metrics each minute and end when shut down; the template's default is its latest version."
  }

  assert {
    condition     = aws_launch_template.this.instance_type == var.instance_types[0]
    error_message = "By hand, an instance is of the preferred type."
  }

  assert {
    condition     = { for specification in aws_launch_template.this.tag_specifications : specification.resource_type => specification.tags } == { for kind in ["instance", "network-interface", "volume"] : kind => tomap(merge(var.tags, { Name = "springfield-carshare-prod-instance" })) }
    error_message = "Instances, their volumes and network interfaces have every tag."
  }
}

run "user_data" {
  assert {
    condition     = startswith(base64decode(aws_launch_template.this.user_data), "#cloud-config\n")
    error_message = "cloud-init knows its own kind of file by its first line."
  }

  assert {
    condition = { for file in jsondecode(trimprefix(base64decode(aws_launch_template.this.user_data), "#cloud-config\n")).write_files : file.path => file.permissions } == {
      "/etc/carshare/environment"                       = "0644"
      "/usr/local/sbin/carshare-setup"                  = "0755"
      "/usr/local/share/carshare/cloudwatch_agent.json" = "0644"
      "/usr/local/share/carshare/placeholder.conf"      = "0644"
      "/usr/local/share/carshare/placeholder.html"      = "0644"
    }
    error_message = "The script and what it reads are written, and only the script is run."
  }

  assert {
    condition     = alltrue([for file in jsondecode(trimprefix(base64decode(aws_launch_template.this.user_data), "#cloud-config\n")).write_files : file.owner == "root:root"])
    error_message = "The files are root's."
  }

  assert {
    condition     = jsondecode(trimprefix(base64decode(aws_launch_template.this.user_data), "#cloud-config\n")).runcmd == [["/usr/local/sbin/carshare-setup"]]
    error_message = "The script is run."
  }

  assert {
    condition = {
      for file in jsondecode(trimprefix(base64decode(aws_launch_template.this.user_data), "#cloud-config\n")).write_files : file.path => file.content if startswith(file.path, "/usr/")
      } == {
      "/usr/local/sbin/carshare-setup"                  = file("user_data.sh")
      "/usr/local/share/carshare/cloudwatch_agent.json" = file("cloudwatch_agent.json")
      "/usr/local/share/carshare/placeholder.conf"      = file("placeholder.conf")
      "/usr/local/share/carshare/placeholder.html"      = file("placeholder.html")
    }
    error_message = "The files arrive as they stand in the module."
  }

  # What is left is for the lines that other parts add to the environment file.
  assert {
    condition     = length(aws_launch_template.this.user_data) <= 21848 - 2731
    error_message = "User data leaves two KiB of its sixteen to other parts."
  }
}

run "environment_file" {
  variables {
    instance_environment = { EFS_ID = "fs-0123456789abcdef0", DATABASE_SECRET_ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-1-AbCdEf" }
  }

  assert {
    condition = jsondecode(trimprefix(base64decode(aws_launch_template.this.user_data), "#cloud-config\n")).write_files[0].content == join("", [
      "APP_PORT=8080\n",
      "DATABASE_SECRET_ARN=arn:aws:secretsmanager:us-east-1:123456789012:secret:rds!cluster-1-AbCdEf\n",
      "DNS_SUFFIX=amazonaws.com\n",
      "EFS_ID=fs-0123456789abcdef0\n",
      "HEALTH_PATH=/health\n",
      "LOG_GROUP=/springfield-carshare/prod/instances\n",
      "REGION=us-east-1\n",
    ])
    error_message = "The environment file holds the module's own values and those of other parts, a line each."
  }

  assert {
    condition     = strcontains(base64decode(aws_launch_template.this.user_data), "LOG_GROUP=${aws_cloudwatch_log_group.instances.name}\\n")
    error_message = "Instances log to their log group."
  }
}

run "user_data_too_long" {
  command = plan

  variables {
    instance_environment = { LONG = format("%016384d", 0) }
  }

  expect_failures = [aws_launch_template.this]
}
