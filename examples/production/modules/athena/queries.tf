locals {
  # A file a query, named after it: its first lines say what it answers. The list is what the console offers in this workgroup.
  queries = {
    top_talkers              = "Who moves the most bytes through which network interface? Last 24 hours of VPC flow logs."
    rejected_flows_by_source = "Who is refused by security groups and network ACLs, and at which ports? Last 24 hours of VPC flow logs."
    errors_by_path_target    = "Which paths fail with 5xx, at which targets, and who says so: the target or the load balancer? Last 24 hours of ALB access logs."
    slow_targets             = "Which targets are slow, and on which path most? Last 24 hours of ALB access logs."
    tls_connection_errors    = "Which TLS connections fail, why, and whose? Last 24 hours of ALB connection logs."
  }
}

resource "aws_athena_named_query" "this" {
  for_each = local.queries

  name        = each.key
  description = each.value
  workgroup   = aws_athena_workgroup.this.name
  database    = aws_glue_catalog_database.logs.name
  query       = file("${path.module}/queries/${each.key}.sql")

  # Not needed to be stored, but to be run.
  depends_on = [aws_glue_catalog_table.vpc_flow_logs, aws_glue_catalog_table.alb_access_logs, aws_glue_catalog_table.alb_connection_logs]
}
