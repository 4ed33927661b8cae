# What the tables read, with made-up values for all that AWS would say. Lines and files of each kind are read in tests/queries.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = {
      account_id = "123456789012"
    }
  }

  mock_data "aws_partition" {
    defaults = {
      partition = "aws"
    }
  }

  mock_data "aws_region" {
    defaults = {
      id = "eu-central-1"
    }
  }

  mock_resource "aws_kms_key" {
    defaults = {
      arn = "arn:aws:kms:eu-central-1:123456789012:key/11111111-1111-1111-1111-111111111111"
    }
  }

  # The mock's own text is not JSON, and a policy must be.
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }
}


variables {
  name                        = "springfield-carshare"
  environment                 = "prod"
  region_code                 = "euc1"
  logs_bucket_name            = "springfield-carshare-prod-logs-123456789012-euc1"
  alb_logs_bucket_name        = "springfield-carshare-prod-alb-123456789012-euc1"
  access_logs_bucket_name     = "springfield-carshare-prod-access-123456789012-euc1"
  bytes_scanned_cutoff        = 10737418240
  results_retention_days      = 30
  force_destroy               = false
  key_deletion_window_in_days = 30
}

run "database" {
  assert {
    condition     = aws_glue_catalog_database.logs.name == "springfield_carshare_prod_logs" && output.database_name == aws_glue_catalog_database.logs.name
    error_message = "The database's name has underscores only."
  }

  assert {
    condition     = toset([for table in [aws_glue_catalog_table.vpc_flow_logs, aws_glue_catalog_table.alb_access_logs, aws_glue_catalog_table.alb_connection_logs] : table.database_name]) == toset(["springfield_carshare_prod_logs"]) && toset(output.table_names) == toset(["vpc_flow_logs", "alb_access_logs", "alb_connection_logs"])
    error_message = "The three tables are in it."
  }

  assert {
    condition     = alltrue([for table in [aws_glue_catalog_table.vpc_flow_logs, aws_glue_catalog_table.alb_access_logs, aws_glue_catalog_table.alb_connection_logs] : table.table_type == "EXTERNAL_TABLE" && table.parameters["projection.enabled"] == "true" && table.parameters["EXTERNAL"] == "TRUE"])
    error_message = "Each table is external, with projected partitions."
  }
}

run "flow_logs" {
  assert {
    condition     = aws_glue_catalog_table.vpc_flow_logs.storage_descriptor[0].location == "s3://springfield-carshare-prod-logs-123456789012-euc1/flow-logs/AWSLogs/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=eu-central-1/"
    error_message = "The table is where log delivery writes."
  }

  assert {
    condition     = aws_glue_catalog_table.vpc_flow_logs.parameters["storage.location.template"] == "s3://springfield-carshare-prod-logs-123456789012-euc1/flow-logs/AWSLogs/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=eu-central-1/year=$${year}/month=$${month}/day=$${day}/hour=$${hour}/"
    error_message = "A partition is an hour's folder."
  }

  assert {
    condition     = aws_glue_catalog_table.vpc_flow_logs.partition_keys[*].name == tolist(["year", "month", "day", "hour"]) && alltrue([for key in aws_glue_catalog_table.vpc_flow_logs.partition_keys : key.type == "string"])
    error_message = "The partition keys are those of the template."
  }

  assert {
    condition = { for parameter, value in aws_glue_catalog_table.vpc_flow_logs.parameters : parameter => value if startswith(parameter, "projection.") } == {
      "projection.enabled"      = "true"
      "projection.year.type"    = "integer"
      "projection.year.range"   = "2026,2050"
      "projection.year.digits"  = "4"
      "projection.month.type"   = "integer"
      "projection.month.range"  = "1,12"
      "projection.month.digits" = "2"
      "projection.day.type"     = "integer"
      "projection.day.range"    = "1,31"
      "projection.day.digits"   = "2"
      "projection.hour.type"    = "integer"
      "projection.hour.range"   = "0,23"
      "projection.hour.digits"  = "2"
    }
    error_message = "Each key is projected, with its digits."
  }

  assert {
    condition     = length(aws_glue_catalog_table.vpc_flow_logs.storage_descriptor[0].columns) == 29 && aws_glue_catalog_table.vpc_flow_logs.storage_descriptor[0].ser_de_info[0].serialization_library == "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe" && aws_glue_catalog_table.vpc_flow_logs.storage_descriptor[0].input_format == "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
    error_message = "29 fields of Parquet."
  }
}

run "load_balancer_logs" {
  assert {
    condition = { for table in [aws_glue_catalog_table.alb_access_logs, aws_glue_catalog_table.alb_connection_logs] : table.name => table.parameters["storage.location.template"] } == {
      alb_access_logs     = "s3://springfield-carshare-prod-alb-123456789012-euc1/access/AWSLogs/123456789012/elasticloadbalancing/eu-central-1/$${day}/"
      alb_connection_logs = "s3://springfield-carshare-prod-alb-123456789012-euc1/connection/AWSLogs/123456789012/elasticloadbalancing/eu-central-1/$${day}/"
    }
    error_message = "Each table reads its own prefix, a folder a day."
  }

  assert {
    condition     = alltrue([for table in [aws_glue_catalog_table.alb_access_logs, aws_glue_catalog_table.alb_connection_logs] : table.parameters["storage.location.template"] == "${table.storage_descriptor[0].location}$${day}/"])
    error_message = "The template lies in the location."
  }

  assert {
    condition     = alltrue([for table in [aws_glue_catalog_table.alb_access_logs, aws_glue_catalog_table.alb_connection_logs] : table.partition_keys[*].name == tolist(["day"]) && table.parameters["projection.day.type"] == "date" && table.parameters["projection.day.format"] == "yyyy/MM/dd" && table.parameters["projection.day.range"] == "2026/01/01,NOW" && table.parameters["projection.day.interval"] == "1" && table.parameters["projection.day.interval.unit"] == "DAYS"])
    error_message = "Days are projected as a date."
  }

  assert {
    condition     = alltrue([for table in [aws_glue_catalog_table.alb_access_logs, aws_glue_catalog_table.alb_connection_logs] : table.storage_descriptor[0].ser_de_info[0].serialization_library == "org.apache.hadoop.hive.serde2.RegexSerDe" && table.storage_descriptor[0].input_format == "org.apache.hadoop.mapred.TextInputFormat"])
    error_message = "Lines are taken apart by a regular expression."
  }

  # Terraform's regex is another one than Java's, but the expressions keep to what both have.
  assert {
    condition = zipmap(
      aws_glue_catalog_table.alb_access_logs.storage_descriptor[0].columns[*].name,
      regex("^${aws_glue_catalog_table.alb_access_logs.storage_descriptor[0].ser_de_info[0].parameters["input.regex"]}$", "http 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.000 0.001 0.000 200 200 34 366 \"GET http://www.example.com:80/ HTTP/1.1\" \"curl/7.46.0\" - - arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067 \"Root=1-58337262-36d228ad5d99923122bbe354\" \"-\" \"-\" 0 2018-07-02T22:22:48.364000Z \"forward\" \"-\" \"-\" \"10.0.0.1:80\" \"200\" \"-\" \"-\" TID_1234abcd5678ef90 \"-\" \"-\" \"-\"")
    )["conn_trace_id"] == "TID_1234abcd5678ef90"
    error_message = "The vendor's own line gives each column its field."
  }

  assert {
    condition = zipmap(
      aws_glue_catalog_table.alb_connection_logs.storage_descriptor[0].columns[*].name,
      regex("^${aws_glue_catalog_table.alb_connection_logs.storage_descriptor[0].ser_de_info[0].parameters["input.regex"]}$", "2023-10-04T17:05:15.514108Z 203.0.113.1 36280 443 TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256 4.036 \"CN=amazondomains.com,O=endEntity,L=Seattle,ST=Washington,C=US\" NotBefore=2023-09-21T22:43:21Z;NotAfter=2026-06-17T22:43:21Z FEF257372D5C14D4 Success TID_1234abcd5678ef90")
    )["tls_verify_status"] == "Success"
    error_message = "The vendor's own line gives each column its field."
  }
}

run "queries" {
  assert {
    condition     = toset(keys(aws_athena_named_query.this)) == toset([for file in fileset("${path.module}/queries", "*.sql") : trimsuffix(file, ".sql")])
    error_message = "Each file is a named query, and each named query a file."
  }

  assert {
    condition     = alltrue([for name, query in aws_athena_named_query.this : query.name == name && query.workgroup == "springfield-carshare-prod" && query.database == "springfield_carshare_prod_logs" && query.query == file("${path.module}/queries/${name}.sql")])
    error_message = "Each is stored under its name, in the workgroup, with its own text and the database that its tables are in."
  }

  assert {
    condition     = alltrue([for query in aws_athena_named_query.this : length(query.description) <= 1024 && startswith(query.query, "-- ") && strcontains(query.query, "INTERVAL '24' HOUR")])
    error_message = "Each says what it answers and has a window of 24 hours."
  }
}
