# Whom the role trusts in each partition. The provider is the real one, which writes policy documents without asking AWS; nothing is applied.

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

provider "aws" {
  alias                       = "china"
  region                      = "cn-north-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

provider "aws" {
  alias                       = "govcloud"
  region                      = "us-gov-west-1"
  access_key                  = "fake"
  secret_key                  = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

variables {
  name        = "springfield-carshare"
  environment = "prod"
  region_code = "use1"
  policy_arns = {}
}

run "everywhere_else" {
  command = plan

  assert {
    condition     = [for s in jsondecode(aws_iam_role.this.assume_role_policy).Statement : [s.Effect, s.Action, s.Principal]] == [["Allow", "sts:AssumeRole", { Service = "ec2.amazonaws.com" }]]
    error_message = "EC2 alone takes the role."
  }

  assert {
    condition     = alltrue([for s in jsondecode(aws_iam_role.this.assume_role_policy).Statement : !contains(keys(s), "Condition")])
    error_message = "EC2 sends no key that a condition could hold it to: one would refuse every instance."
  }
}

run "china" {
  command = plan

  providers = {
    aws = aws.china
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Principal.Service == "ec2.amazonaws.com.cn"
    error_message = "In China EC2's principal ends with .cn: https://github.com/hashicorp/terraform-provider-aws/pull/47141"
  }

  assert {
    condition     = aws_iam_role_policy_attachment.systems_manager.policy_arn == "arn:aws-cn:iam::aws:policy/AmazonSSMManagedInstanceCore"
    error_message = "ARNs are of the partition."
  }
}

run "govcloud" {
  command = plan

  providers = {
    aws = aws.govcloud
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Principal.Service == "ec2.amazonaws.com"
    error_message = "In GovCloud EC2 has its common principal."
  }

  assert {
    condition     = aws_iam_role_policy_attachment.systems_manager.policy_arn == "arn:aws-us-gov:iam::aws:policy/AmazonSSMManagedInstanceCore"
    error_message = "ARNs are of the partition."
  }
}
