# Instances reach KMS and CloudWatch Logs through the NAT gateways; only the session's own channels stay inside.

locals {
  endpoint_policies = {
    ssm         = data.aws_iam_policy_document.ssm.json
    ssmmessages = data.aws_iam_policy_document.ssmmessages.json
  }
}
