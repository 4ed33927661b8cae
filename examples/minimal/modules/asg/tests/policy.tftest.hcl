# What the policy and the environment file say in each partition. The provider is the real one, which writes policy documents without asking AWS; nothing
# is applied.

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

override_data {
  target = data.aws_caller_identity.current
  values = {
    account_id = "123456789012"
  }
}

override_data {
  target = data.aws_ssm_parameter.image
  values = {
    insecure_value = "ami-01111111111111111"
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

run "policy" {
  command = plan

  assert {
    condition = { for s in jsondecode(aws_iam_policy.cloudwatch_agent.policy).Statement : s.Sid => toset(flatten([s.Action])) } == {
      WriteMetrics = toset(["cloudwatch:PutMetricData"])
      FindOwnGroup = toset(["ec2:DescribeTags"])
      WriteLogs    = toset(["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"])
    }
    error_message = "Instances get what the agent's configuration needs, and no more."
  }

  assert {
    condition = { for s in jsondecode(aws_iam_policy.cloudwatch_agent.policy).Statement : s.Sid => toset(flatten([s.Resource])) } == {
      WriteMetrics = toset(["*"])
      FindOwnGroup = toset(["*"])
      WriteLogs    = toset(["arn:aws:logs:us-east-1:123456789012:log-group:/springfield-carshare/prod/instances", "arn:aws:logs:us-east-1:123456789012:log-group:/springfield-carshare/prod/instances:*"])
    }
    error_message = "Logs go to the instances' log group; the other two calls know no resources."
  }

  assert {
    condition     = jsondecode(aws_iam_policy.cloudwatch_agent.policy).Statement[0].Condition == { StringEquals = { "cloudwatch:namespace" = jsondecode(file("cloudwatch_agent.json")).metrics.namespace } }
    error_message = "Metrics go to the agent's namespace."
  }
}

run "china" {
  command = plan

  providers = {
    aws = aws.china
  }

  assert {
    condition     = toset(jsondecode(aws_iam_policy.cloudwatch_agent.policy).Statement[2].Resource) == toset(["arn:aws-cn:logs:cn-north-1:123456789012:log-group:/springfield-carshare/prod/instances", "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/springfield-carshare/prod/instances:*"])
    error_message = "ARNs are of the partition."
  }

  assert {
    condition     = strcontains(local.user_data, "DNS_SUFFIX=amazonaws.com.cn\\n") && strcontains(local.user_data, "REGION=cn-north-1\\n")
    error_message = "In China the agent's bucket has another suffix: https://docs.amazonaws.cn/en_us/codedeploy/latest/userguide/codedeploy-agent-operations-install-linux.html"
  }
}

run "govcloud" {
  command = plan

  providers = {
    aws = aws.govcloud
  }

  assert {
    condition     = toset(jsondecode(aws_iam_policy.cloudwatch_agent.policy).Statement[2].Resource) == toset(["arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:/springfield-carshare/prod/instances", "arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:/springfield-carshare/prod/instances:*"])
    error_message = "ARNs are of the partition."
  }

  assert {
    condition     = strcontains(local.user_data, "DNS_SUFFIX=amazonaws.com\\n") && strcontains(local.user_data, "REGION=us-gov-west-1\\n")
    error_message = "In GovCloud the agent's bucket has the common suffix: https://docs.aws.amazon.com/codedeploy/latest/userguide/resource-kit.html#resource-kit-bucket-names"
  }
}
