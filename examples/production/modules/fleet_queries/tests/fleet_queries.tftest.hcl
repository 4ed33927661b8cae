# Which queries there are, with made-up values for all that AWS would say. They run on records in tests/queries.

mock_provider "aws" {}

variables {
  name           = "springfield-carshare"
  environment    = "prod"
  workgroup_name = "springfield-carshare-prod"
  database_name  = "springfield_carshare_prod_fleet"
  table_name     = "records"
  queries        = ["bookings_per_hour", "events_per_vehicle", "low_battery_vehicles", "revenue_per_station", "silent_vehicles"]
}

run "all" {
  assert {
    condition     = toset(keys(aws_athena_named_query.this)) == toset([for file in fileset("${path.module}/queries", "*.sql") : trimsuffix(file, ".sql")])
    error_message = "Every file can be chosen, and every choice is a file."
  }

  assert {
    condition     = alltrue([for name, query in aws_athena_named_query.this : query.name == name && query.workgroup == "springfield-carshare-prod" && query.database == "springfield_carshare_prod_fleet"])
    error_message = "Each is stored under its name, in the workgroup, with the database of the records."
  }

  assert {
    condition     = alltrue([for name, query in aws_athena_named_query.this : query.query == replace(file("${path.module}/queries/${name}.sql"), "FROM events", "FROM records") && strcontains(query.query, "FROM records\n") && !strcontains(query.query, "FROM events")])
    error_message = "Each is its file's text, on the table given."
  }

  assert {
    condition     = alltrue([for query in aws_athena_named_query.this : length(query.description) > 0 && length(query.description) <= 1024 && startswith(query.query, "-- ") && strcontains(query.query, "INTERVAL '24' HOUR")])
    error_message = "Each says what it answers and has a window of 24 hours."
  }
}

run "one" {
  variables {
    queries = ["low_battery_vehicles"]
  }

  assert {
    condition     = keys(aws_athena_named_query.this) == ["low_battery_vehicles"] && keys(output.named_query_ids) == ["low_battery_vehicles"]
    error_message = "Only what is chosen is stored."
  }
}

run "none" {
  variables {
    queries = []
  }

  assert {
    condition     = length(aws_athena_named_query.this) == 0
    error_message = "Nothing chosen, nothing stored."
  }
}

run "unknown" {
  command = plan

  variables {
    queries = ["events_per_driver"]
  }

  expect_failures = [var.queries]
}

run "table_name" {
  command = plan

  variables {
    table_name = "fleet-events"
  }

  expect_failures = [var.table_name]
}
