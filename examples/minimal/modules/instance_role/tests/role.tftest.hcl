# What belongs together, with made-up values for all that AWS would say.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = {
      partition  = "aws"
      dns_suffix = "amazonaws.com"
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
  name        = "springfield-carshare"
  environment = "prod"
  region_code = "use1"
  policy_arns = { session = "arn:aws:iam::123456789012:policy/springfield-carshare-prod-session-use1" }
}

run "role" {
  assert {
    condition     = aws_iam_role.this.name == "springfield-carshare-prod-instance-use1"
    error_message = "IAM is global: the role carries the region."
  }

  assert {
    condition     = aws_iam_role.this.assume_role_policy == data.aws_iam_policy_document.trust.json
    error_message = "The role trusts whom the trust document names."
  }

  assert {
    condition     = [aws_iam_instance_profile.this.name, aws_iam_instance_profile.this.role] == [aws_iam_role.this.name, aws_iam_role.this.name]
    error_message = "The profile carries the role's name, and the role."
  }
}

run "attachments" {
  assert {
    condition     = [aws_iam_role_policy_attachment.systems_manager.role, aws_iam_role_policy_attachment.systems_manager.policy_arn] == [aws_iam_role.this.name, "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"]
    error_message = "Instances are managed: Session Manager is the only way in."
  }

  assert {
    condition     = { for key, attachment in aws_iam_role_policy_attachment.this : key => attachment.policy_arn } == { session = var.policy_arns.session }
    error_message = "Every policy given is attached under its own key."
  }

  assert {
    condition     = alltrue([for attachment in aws_iam_role_policy_attachment.this : attachment.role == aws_iam_role.this.name])
    error_message = "Policies are attached to this role."
  }
}

run "outputs" {
  assert {
    condition     = [output.role_name, output.role_arn, output.instance_profile_name] == [aws_iam_role.this.name, aws_iam_role.this.arn, aws_iam_instance_profile.this.name]
    error_message = "The outputs are the role's name and ARN, and the profile's name."
  }
}

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
run "longest_name" {
  command = plan

  variables {
    name        = "springfield-carshare-of-the-whole-of-th"
    environment = "production"
  }

  assert {
    condition     = length(aws_iam_role.this.name) == 64
    error_message = "A role's name takes 64 letters."
  }
}

run "name_too_long" {
  command = plan

  variables {
    name        = "springfield-carshare-of-the-whole-of-the"
    environment = "production"
  }

  expect_failures = [var.name]
}

run "bad_key" {
  command = plan

  variables {
    policy_arns = { "arn:aws:iam::123456789012:policy/a" = "arn:aws:iam::123456789012:policy/a" }
  }

  expect_failures = [var.policy_arns]
}
