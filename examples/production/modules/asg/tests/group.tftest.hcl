# What belongs together, with made-up values for all that AWS would say.

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

run "sizes" {
  assert {
    condition     = [aws_autoscaling_group.this.min_size, aws_autoscaling_group.this.max_size, aws_autoscaling_group.this.desired_capacity] == [2, 6, 3]
    error_message = "The group begins with the sizes that were given."
  }

  assert {
    condition     = aws_autoscaling_group.this.vpc_zone_identifier == toset(values(var.private_subnet_ids))
    error_message = "Instances are launched in every zone's private subnet, and nowhere else."
  }

  assert {
    condition     = aws_autoscaling_group.this.service_linked_role_arn == var.service_linked_role_arn
    error_message = "Instances are launched by the role that may use the storage key."
  }
}

run "health" {
  assert {
    condition     = aws_autoscaling_group.this.target_group_arns == toset([var.target_group_arn])
    error_message = "Instances are registered in the target group."
  }

  assert {
    condition     = aws_autoscaling_group.this.health_check_type == "ELB"
    error_message = "An instance that does not answer the load balancer is replaced."
  }

  # The target group wants three answers ten seconds apart, after the boot.
  assert {
    condition     = aws_autoscaling_group.this.health_check_grace_period >= 120 && aws_autoscaling_group.this.default_instance_warmup >= 120
    error_message = "An instance that boots is neither judged nor counted yet."
  }

  assert {
    condition     = [aws_autoscaling_group.this.min_elb_capacity, aws_autoscaling_group.this.wait_for_capacity_timeout] == [var.min_size, "15m"]
    error_message = "The first apply succeeds only with the smallest group healthy behind the load balancer."
  }

  assert {
    condition     = aws_autoscaling_group.this.wait_for_elb_capacity == null
    error_message = "Later applies wait for no exact number of healthy instances: scaling changes it meanwhile."
  }

  assert {
    condition     = aws_autoscaling_group.this.ignore_failed_scaling_activities
    error_message = "A launch that Auto Scaling repeats does not spoil the first apply."
  }
}

run "instances" {
  assert {
    condition = [
      aws_autoscaling_group.this.mixed_instances_policy[0].launch_template[0].launch_template_specification[0].launch_template_id,
      aws_autoscaling_group.this.mixed_instances_policy[0].launch_template[0].launch_template_specification[0].version,
    ] == [aws_launch_template.this.id, "7"]
    error_message = "The group names the launch template by id and its latest version by number, or a change of it would go unnoticed."
  }

  assert {
    condition     = tolist([for override in aws_autoscaling_group.this.mixed_instances_policy[0].launch_template[0].override : override.instance_type]) == var.instance_types
    error_message = "The group may take each type, in the order of preference."
  }

  assert {
    condition = [
      aws_autoscaling_group.this.mixed_instances_policy[0].instances_distribution[0].on_demand_base_capacity,
      aws_autoscaling_group.this.mixed_instances_policy[0].instances_distribution[0].on_demand_percentage_above_base_capacity,
    ] == [0, 100 - var.spot_percentage]
    error_message = "The share of Spot is the one asked for, of all instances."
  }

  assert {
    condition = [
      aws_autoscaling_group.this.mixed_instances_policy[0].instances_distribution[0].on_demand_allocation_strategy,
      aws_autoscaling_group.this.mixed_instances_policy[0].instances_distribution[0].spot_allocation_strategy,
    ] == ["prioritized", "price-capacity-optimized"]
    error_message = "On-demand capacity keeps to the order of preference, Spot looks at price and room."
  }

  assert {
    condition     = aws_autoscaling_group.this.capacity_rebalance
    error_message = "A Spot instance is replaced before it is taken back."
  }
}

run "no_spot" {
  variables {
    spot_percentage = 0
    instance_types  = ["t4g.small"]
  }

  assert {
    condition     = aws_autoscaling_group.this.mixed_instances_policy[0].instances_distribution[0].on_demand_percentage_above_base_capacity == 100
    error_message = "Without Spot the group is the same, with a share of zero."
  }

  assert {
    condition     = [for override in aws_autoscaling_group.this.mixed_instances_policy[0].launch_template[0].override : override.instance_type] == ["t4g.small"]
    error_message = "One type is a list of one."
  }
}

run "replacement" {
  assert {
    condition     = [aws_autoscaling_group.this.instance_maintenance_policy[0].min_healthy_percentage, aws_autoscaling_group.this.instance_maintenance_policy[0].max_healthy_percentage] == [100, 150]
    error_message = "Whatever replaces an instance launches the new one first."
  }

  assert {
    condition     = aws_autoscaling_group.this.instance_refresh[0].strategy == "Rolling"
    error_message = "A refresh rolls."
  }

  assert {
    condition = [
      aws_autoscaling_group.this.instance_refresh[0].preferences[0].min_healthy_percentage,
      aws_autoscaling_group.this.instance_refresh[0].preferences[0].max_healthy_percentage,
    ] == [100, 150]
    error_message = "A refresh launches before it terminates."
  }

  assert {
    condition     = aws_autoscaling_group.this.instance_refresh[0].preferences[0].auto_rollback && aws_autoscaling_group.this.instance_refresh[0].preferences[0].skip_matching
    error_message = "A refresh ends by itself when it fails, and leaves alone what is as it should be."
  }
}

run "group_tags" {
  assert {
    condition     = { for tag in aws_autoscaling_group.this.tag : tag.key => tag.value } == { application = "springfield-carshare", cost_center = "4711", Name = "springfield-carshare-prod-instance" }
    error_message = "The group has every tag: the provider's default tags do not reach it."
  }

  assert {
    condition     = alltrue([for tag in aws_autoscaling_group.this.tag : tag.propagate_at_launch])
    error_message = "The group's tags go on to its instances."
  }

  assert {
    condition     = length(aws_autoscaling_group.this.enabled_metrics) == 8 && contains(aws_autoscaling_group.this.enabled_metrics, "GroupInServiceInstances") && aws_autoscaling_group.this.metrics_granularity == "1Minute"
    error_message = "The group's sizes are metrics."
  }
}

run "scaling" {
  assert {
    condition     = alltrue([for policy in [aws_autoscaling_policy.cpu, aws_autoscaling_policy.requests] : policy.policy_type == "TargetTrackingScaling" && policy.autoscaling_group_name == aws_autoscaling_group.this.name])
    error_message = "Both policies track a target for this group."
  }

  assert {
    condition     = [aws_autoscaling_policy.cpu.target_tracking_configuration[0].predefined_metric_specification[0].predefined_metric_type, tostring(aws_autoscaling_policy.cpu.target_tracking_configuration[0].target_value)] == ["ASGAverageCPUUtilization", "50"]
    error_message = "One policy holds the use of the processors."
  }

  assert {
    condition     = [aws_autoscaling_policy.requests.target_tracking_configuration[0].predefined_metric_specification[0].predefined_metric_type, tostring(aws_autoscaling_policy.requests.target_tracking_configuration[0].target_value)] == ["ALBRequestCountPerTarget", "1000"]
    error_message = "The other holds the requests of each instance."
  }

  # https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredefinedMetricSpecification.html
  assert {
    condition     = aws_autoscaling_policy.requests.target_tracking_configuration[0].predefined_metric_specification[0].resource_label == "app/springfield-carshare-prod/0123456789abcdef/targetgroup/app-1/fedcba9876543210"
    error_message = "The label is the load balancer's ending, a slash, and the target group's."
  }
}

run "security_group" {
  assert {
    condition     = aws_security_group.this.vpc_id == var.vpc_id && aws_security_group.this.name == "springfield-carshare-prod-instances"
    error_message = "The security group is of this VPC and carries its name."
  }

  assert {
    condition     = length(aws_security_group.this.ingress) == 0 && length(aws_security_group.this.egress) == 0
    error_message = "Rules stand on their own."
  }

  assert {
    condition     = [aws_vpc_security_group_ingress_rule.load_balancer.security_group_id, aws_vpc_security_group_ingress_rule.load_balancer.referenced_security_group_id] == [aws_security_group.this.id, var.alb_security_group_id]
    error_message = "The load balancer alone reaches the instances."
  }

  assert {
    condition     = [aws_vpc_security_group_egress_rule.load_balancer.security_group_id, aws_vpc_security_group_egress_rule.load_balancer.referenced_security_group_id] == [var.alb_security_group_id, aws_security_group.this.id]
    error_message = "The load balancer is let out to the instances."
  }

  assert {
    condition = alltrue([
      for rule in [aws_vpc_security_group_ingress_rule.load_balancer, aws_vpc_security_group_egress_rule.load_balancer] :
      rule.ip_protocol == "tcp" && rule.from_port == var.target_port && rule.to_port == var.target_port
    ])
    error_message = "Both halves are the application's port, and no other."
  }

  assert {
    condition     = { for family, rule in aws_vpc_security_group_egress_rule.https : family => "${coalesce(rule.cidr_ipv4, "none")} ${coalesce(rule.cidr_ipv6, "none")}" } == { ipv4 = "0.0.0.0/0 none", ipv6 = "none ::/0" }
    error_message = "Instances have a way out for each address family."
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_egress_rule.https : rule.security_group_id == aws_security_group.this.id && [rule.ip_protocol, tostring(rule.from_port), tostring(rule.to_port)] == ["tcp", "443", "443"]])
    error_message = "The way out is HTTPS alone."
  }
}

run "logs" {
  assert {
    condition     = aws_cloudwatch_log_group.instances.name == "/springfield-carshare/prod/instances"
    error_message = "The logs key admits this log group's path."
  }

  assert {
    condition     = [aws_cloudwatch_log_group.instances.kms_key_id, tostring(aws_cloudwatch_log_group.instances.retention_in_days)] == [var.logs_key_arn, "90"]
    error_message = "The log group is encrypted under the logs key and kept as long as the variable says."
  }

  assert {
    condition     = [aws_iam_role_policy_attachment.cloudwatch_agent.role, aws_iam_role_policy_attachment.cloudwatch_agent.policy_arn] == [var.instance_role_name, aws_iam_policy.cloudwatch_agent.arn]
    error_message = "The instances' role may write there."
  }

  assert {
    condition     = aws_iam_policy.cloudwatch_agent.name == "springfield-carshare-prod-cloudwatch-agent-use1"
    error_message = "IAM is global: the policy carries the region."
  }
}

run "outputs" {
  assert {
    condition = [output.autoscaling_group_name, output.autoscaling_group_arn, output.security_group_id, output.log_group_name, output.launch_template_id] == [
      aws_autoscaling_group.this.name, aws_autoscaling_group.this.arn, aws_security_group.this.id, aws_cloudwatch_log_group.instances.name, aws_launch_template.this.id,
    ]
    error_message = "The outputs are the handles of what they name."
  }
}

run "desired_size_after_creation" {
  variables {
    desired_size = 5
  }

  assert {
    condition     = aws_autoscaling_group.this.desired_capacity == 3
    error_message = "Once the group exists, scaling decides how many instances there are."
  }
}

run "at_max" {
  assert {
    condition     = keys(output.alarms) == ["asg-at-max"] && { for id, metric in output.alarms["asg-at-max"].metrics : id => [metric.metric_name, metric.stat] } == { desired = ["GroupDesiredCapacity", "Minimum"], least = ["GroupMinSize", "Maximum"], most = ["GroupMaxSize", "Maximum"] }
    error_message = "What scaling asks for must be compared with what the group may have."
  }

  assert {
    condition     = alltrue([for metric in output.alarms["asg-at-max"].metrics : metric.namespace == "AWS/AutoScaling" && metric.period == 60 && metric.dimensions == { AutoScalingGroupName = aws_autoscaling_group.this.name } && contains(aws_autoscaling_group.this.enabled_metrics, metric.metric_name)])
    error_message = "The metrics must be those that the group publishes, each minute."
  }

  assert {
    condition     = output.alarms["asg-at-max"].expression == "IF(most > least, 100 * desired / most, 0)"
    error_message = "A group of fixed size is always at its most, and that is no alarm."
  }

  assert {
    condition     = [output.alarms["asg-at-max"].comparison, output.alarms["asg-at-max"].threshold, output.alarms["asg-at-max"].evaluation_periods, output.alarms["asg-at-max"].datapoints_to_alarm, output.alarms["asg-at-max"].treat_missing_data] == ["GreaterThanOrEqualToThreshold", 100, 15, 15, "notBreaching"]
    error_message = "A quarter of an hour at the largest size must be an alarm."
  }

  assert {
    condition     = alltrue([for alarm in output.alarms : strcontains(alarm.description, "First: ") && length(alarm.description) <= 1024 && can(regex("^[ -~]+$", "${alarm.title}${alarm.description}"))])
    error_message = "Each alarm must say in ASCII, and briefly, what to do first."
  }
}
