# What is built is deployed.
locals {
  approval_stages     = {}
  approval_statements = []
  approval_topic_arn  = ""
}
