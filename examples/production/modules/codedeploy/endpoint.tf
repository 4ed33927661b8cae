# The agent polls CodeDeploy by the instances' way out of the VPC. It proves there which instance it is, and needs no right for it.
# https://docs.aws.amazon.com/codedeploy/latest/userguide/codedeploy-agent.html
locals {
  agent_statements     = []
  endpoint_ids         = {}
  instance_environment = {}
}
