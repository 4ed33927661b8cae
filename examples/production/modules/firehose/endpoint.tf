# Instances reach Firehose by their way out of the VPC.
locals {
  endpoint_ids = {}
}
