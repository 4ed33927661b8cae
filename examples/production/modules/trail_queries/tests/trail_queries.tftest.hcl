# What the table reads and which queries there are, with made-up values for all that AWS would say. Records are read in tests/queries.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_regions" {
    defaults = {
      names = ["us-east-1", "eu-central-1", "eu-west-1"]
    }
  }
}

variables {
  name             = "springfield-carshare"
  environment      = "prod"
  workgroup_name   = "springfield-carshare-prod"
  database_name    = "springfield_carshare_prod_logs"
  logs_bucket_name = "springfield-carshare-prod-logs-123456789012-euc1"
}

run "table" {
  assert {
    condition     = aws_glue_catalog_table.cloudtrail.database_name == "springfield_carshare_prod_logs" && aws_glue_catalog_table.cloudtrail.name == "cloudtrail" && output.table_name == "cloudtrail"
    error_message = "The table is in the database given."
  }

  assert {
    condition     = aws_glue_catalog_table.cloudtrail.storage_descriptor[0].location == "s3://springfield-carshare-prod-logs-123456789012-euc1/cloudtrail/AWSLogs/123456789012/CloudTrail/"
    error_message = "The table is where the trail writes: the digests beside it are no records."
  }

  assert {
    condition     = aws_glue_catalog_table.cloudtrail.parameters["storage.location.template"] == "s3://springfield-carshare-prod-logs-123456789012-euc1/cloudtrail/AWSLogs/123456789012/CloudTrail/$${region}/$${day}/"
    error_message = "A partition is a Region's day."
  }

  assert {
    condition     = aws_glue_catalog_table.cloudtrail.partition_keys[*].name == tolist(["region", "day"]) && alltrue([for key in aws_glue_catalog_table.cloudtrail.partition_keys : key.type == "string"])
    error_message = "The partition keys are those of the template."
  }

  assert {
    condition = { for parameter, value in aws_glue_catalog_table.cloudtrail.parameters : parameter => value if startswith(parameter, "projection.") } == {
      "projection.enabled"           = "true"
      "projection.region.type"       = "enum"
      "projection.region.values"     = "eu-central-1,eu-west-1,us-east-1"
      "projection.day.type"          = "date"
      "projection.day.format"        = "yyyy/MM/dd"
      "projection.day.range"         = "2026/01/01,NOW"
      "projection.day.interval"      = "1"
      "projection.day.interval.unit" = "DAYS"
    }
    error_message = "Every enabled Region, in a fixed order without blanks, and every day."
  }

  assert {
    condition     = aws_glue_catalog_table.cloudtrail.table_type == "EXTERNAL_TABLE" && aws_glue_catalog_table.cloudtrail.parameters["EXTERNAL"] == "TRUE" && aws_glue_catalog_table.cloudtrail.storage_descriptor[0].input_format == "com.amazon.emr.cloudtrail.CloudTrailInputFormat" && aws_glue_catalog_table.cloudtrail.storage_descriptor[0].output_format == "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat" && aws_glue_catalog_table.cloudtrail.storage_descriptor[0].ser_de_info[0].serialization_library == "org.apache.hive.hcatalog.data.JsonSerDe"
    error_message = "The table reads files of CloudTrail."
  }

  assert {
    condition     = length(aws_glue_catalog_table.cloudtrail.storage_descriptor[0].columns) == 29 && alltrue([for column in aws_glue_catalog_table.cloudtrail.storage_descriptor[0].columns : column.type == replace(lower(column.type), " ", "")])
    error_message = "29 fields; types as the catalogue keeps them, in small letters and without blanks."
  }
}

run "queries" {
  assert {
    condition     = toset(keys(aws_athena_named_query.this)) == toset([for file in fileset("${path.module}/queries", "*.sql") : trimsuffix(file, ".sql")])
    error_message = "Each file is a named query, and each named query a file."
  }

  assert {
    condition     = alltrue([for name, query in aws_athena_named_query.this : query.name == name && query.workgroup == "springfield-carshare-prod" && query.database == "springfield_carshare_prod_logs" && query.query == file("${path.module}/queries/${name}.sql")])
    error_message = "Each is stored under its name, in the workgroup, with its own text and the database of its table."
  }

  assert {
    condition     = alltrue([for query in aws_athena_named_query.this : length(query.description) <= 1024 && startswith(query.query, "-- ") && strcontains(query.query, "INTERVAL '24' HOUR") && strcontains(query.query, "FROM cloudtrail\n")])
    error_message = "Each says what it answers, has a window of 24 hours, and reads the trail's table."
  }
}
