resource "aws_athena_named_query" "this" {
  for_each = var.queries

  name        = each.key
  description = local.descriptions[each.key]
  workgroup   = var.workgroup_name
  database    = var.database_name
  query       = replace(file("${path.module}/queries/${each.key}.sql"), "FROM events", "FROM ${var.table_name}")
}

locals {
  # A file a query, named after it. What fields each needs is known to the program, which refuses a blueprint without them.
  descriptions = {
    bookings_per_hour    = "How many bookings began in each hour, by how many customers, and what were they charged? Last 24 hours."
    events_per_vehicle   = "How many events does each vehicle send, of how many types, and when was the last? Last 24 hours."
    low_battery_vehicles = "Which vehicles are below 20 percent, and where do they stand? Last 24 hours."
    revenue_per_station  = "What did the bookings that ended at each station bring? Last 24 hours."
    silent_vehicles      = "Which vehicles have stopped sending for an hour or more, and where were they last? Last 24 hours."
  }
}
