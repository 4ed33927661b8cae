# The application and its deployment group, with made-up values for all that AWS would say.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws", dns_suffix = "amazonaws.com", reverse_dns_prefix = "com.amazonaws" }
  }
  mock_data "aws_region" {
    defaults = { id = "us-east-1" }
  }
  mock_resource "aws_codedeploy_app" {
    defaults = { arn = "arn:aws:codedeploy:us-east-1:123456789012:application:made-up" }
  }
  mock_resource "aws_codedeploy_deployment_group" {
    defaults = { arn = "arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:made-up/made-up" }
  }
  mock_resource "aws_iam_policy" {
    defaults = { arn = "arn:aws:iam::123456789012:policy/made-up" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/made-up" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333", key_id = "33333333-3333-3333-3333-333333333333" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::made-up" }
  }
}

variables {
  name        = "carshare"
  environment = "test"
  region_code = "use1"

  deployment              = "half"
  rollback_alarm_names    = ["carshare-test-alb-5xx-rate", "carshare-test-alb-unhealthy-hosts"]
  artifact_retention_days = 45

  autoscaling_group_name      = "carshare-test-group"
  target_group_name           = "app-2026112408"
  vpc_id                      = "vpc-1"
  private_subnet_ids          = { use1-az1 = "subnet-private-1", use1-az2 = "subnet-private-2" }
  instance_security_group_id  = "sg-instances"
  instance_role_name          = "carshare-test-instance-use1"
  access_logs_bucket_name     = "carshare-test-access-123456789012-use1"
  force_destroy               = true
  key_deletion_window_in_days = 21
}

run "application" {
  assert {
    condition     = [aws_codedeploy_app.this.name, aws_codedeploy_app.this.compute_platform] == ["carshare-test", "Server"]
    error_message = "The application must deploy to instances."
  }

  assert {
    condition     = [output.application_name, output.application_arn] == ["carshare-test", aws_codedeploy_app.this.arn]
    error_message = "The outputs must be the application's."
  }
}

run "group" {
  assert {
    condition     = [aws_codedeploy_deployment_group.this.app_name, aws_codedeploy_deployment_group.this.deployment_group_name] == ["carshare-test", "carshare-test-use1"]
    error_message = "The group must be of the application, and named after the Region."
  }

  assert {
    condition     = aws_codedeploy_deployment_group.this.service_role_arn == aws_iam_role.codedeploy.arn
    error_message = "It must deploy by the module's own role."
  }

  assert {
    condition     = aws_codedeploy_deployment_group.this.autoscaling_groups == toset(["carshare-test-group"])
    error_message = "It must deploy to the Auto Scaling group, and by no tags."
  }

  assert {
    condition     = length(aws_codedeploy_deployment_group.this.ec2_tag_set) == 0 && length(aws_codedeploy_deployment_group.this.ec2_tag_filter) == 0
    error_message = "It must deploy to the Auto Scaling group, and by no tags."
  }

  assert {
    condition     = [one(aws_codedeploy_deployment_group.this.deployment_style).deployment_type, one(aws_codedeploy_deployment_group.this.deployment_style).deployment_option] == ["IN_PLACE", "WITH_TRAFFIC_CONTROL"]
    error_message = "It must deploy in place, to instances that the load balancer lets go of."
  }

  assert {
    condition     = [for group in one(aws_codedeploy_deployment_group.this.load_balancer_info).target_group_info : group.name] == ["app-2026112408"]
    error_message = "It must be the group's own target group."
  }

  assert {
    condition     = aws_codedeploy_deployment_group.this.outdated_instances_strategy == "UPDATE" && !aws_codedeploy_deployment_group.this.termination_hook_enabled
    error_message = "What is launched in the meantime must be brought up to date, and nothing must hold what goes."
  }

  assert {
    condition = [output.deployment_group_name, output.deployment_group_arn, output.role_arn] == [
      aws_codedeploy_deployment_group.this.deployment_group_name, aws_codedeploy_deployment_group.this.arn, aws_iam_role.codedeploy.arn,
    ]
    error_message = "The outputs must be the group's."
  }
}

run "one_at_a_time" {
  variables {
    deployment = "one_at_a_time"
  }

  assert {
    condition     = aws_codedeploy_deployment_group.this.deployment_config_name == "CodeDeployDefault.OneAtATime"
    error_message = "AWS calls it CodeDeployDefault.OneAtATime."
  }
}

run "half" {
  assert {
    condition     = aws_codedeploy_deployment_group.this.deployment_config_name == "CodeDeployDefault.HalfAtATime"
    error_message = "AWS calls it CodeDeployDefault.HalfAtATime."
  }

  assert {
    condition     = [output.deployment_config_name, output.deployment_config_arn] == ["CodeDeployDefault.HalfAtATime", "arn:aws:codedeploy:us-east-1:123456789012:deploymentconfig:CodeDeployDefault.HalfAtATime"]
    error_message = "The outputs must name the configuration, as a resource of this account."
  }
}

run "all_at_once" {
  variables {
    deployment = "all_at_once"
  }

  assert {
    condition     = aws_codedeploy_deployment_group.this.deployment_config_name == "CodeDeployDefault.AllAtOnce"
    error_message = "AWS calls it CodeDeployDefault.AllAtOnce."
  }
}

run "alarms" {
  assert {
    condition     = one(aws_codedeploy_deployment_group.this.alarm_configuration).enabled && one(aws_codedeploy_deployment_group.this.alarm_configuration).alarms == toset(["carshare-test-alb-5xx-rate", "carshare-test-alb-unhealthy-hosts"])
    error_message = "Each alarm must stop a deployment."
  }

  assert {
    condition     = !one(aws_codedeploy_deployment_group.this.alarm_configuration).ignore_poll_alarm_failure
    error_message = "Alarms that cannot be read must stop it too."
  }

  assert {
    condition     = one(aws_codedeploy_deployment_group.this.auto_rollback_configuration).enabled && one(aws_codedeploy_deployment_group.this.auto_rollback_configuration).events == toset(["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"])
    error_message = "A deployment that fails, or that an alarm stops, must be rolled back."
  }
}

run "ten_alarms" {
  variables {
    rollback_alarm_names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]
  }

  assert {
    condition     = length(one(aws_codedeploy_deployment_group.this.alarm_configuration).alarms) == 10
    error_message = "Ten alarms must fit into one configuration."
  }
}

run "no_alarms" {
  variables {
    rollback_alarm_names = []
  }

  assert {
    condition     = length(aws_codedeploy_deployment_group.this.alarm_configuration) == 0
    error_message = "Without alarms there must be no block: the provider would add it anew in every plan."
  }

  assert {
    condition     = one(aws_codedeploy_deployment_group.this.auto_rollback_configuration).enabled && one(aws_codedeploy_deployment_group.this.auto_rollback_configuration).events == toset(["DEPLOYMENT_FAILURE"])
    error_message = "A failure must be rolled back without alarms too."
  }
}
