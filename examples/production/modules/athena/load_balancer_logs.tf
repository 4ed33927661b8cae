locals {
  # A line's fields in the vendor's order, each as what it looks like and the columns that it gives. The SerDe wants as many groups as there are columns
  # (else all of them are null), and a number that is no number, such as the `-` of a field that does not apply, becomes null.
  # https://docs.aws.amazon.com/athena/latest/ug/regex-serde.html
  #
  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-entry-format
  # https://docs.aws.amazon.com/athena/latest/ug/create-alb-access-logs-table-partition-projection.html
  access_log_fields = [
    { pattern = "([^ ]*)", columns = [{ name = "type", type = "string" }] },
    { pattern = " ([^ ]*)", columns = [{ name = "time", type = "string" }] },
    { pattern = " ([^ ]*)", columns = [{ name = "elb", type = "string" }] },
    { pattern = " ([^ ]*):([0-9]*)", columns = [{ name = "client_ip", type = "string" }, { name = "client_port", type = "int" }] },
    # A lone hyphen where no target was chosen.
    { pattern = " ([^ ]*)[:-]([0-9]*)", columns = [{ name = "target_ip", type = "string" }, { name = "target_port", type = "int" }] },
    { pattern = " ([-.0-9]*)", columns = [{ name = "request_processing_time", type = "double" }] },
    { pattern = " ([-.0-9]*)", columns = [{ name = "target_processing_time", type = "double" }] },
    { pattern = " ([-.0-9]*)", columns = [{ name = "response_processing_time", type = "double" }] },
    { pattern = " ([-0-9]*)", columns = [{ name = "elb_status_code", type = "int" }] },
    { pattern = " ([-0-9]*)", columns = [{ name = "target_status_code", type = "string" }] },
    { pattern = " ([-0-9]*)", columns = [{ name = "received_bytes", type = "bigint" }] },
    { pattern = " ([-0-9]*)", columns = [{ name = "sent_bytes", type = "bigint" }] },
    # A malformed request is logged as it came: "- http://host:80- ", also with spaces in its address.
    { pattern = " \"([^ ]*) (.*) ([^ \"]*)\"", columns = [{ name = "request_verb", type = "string" }, { name = "request_url", type = "string" }, { name = "request_proto", type = "string" }] },
    # A client may send a quote, which is logged behind a backslash.
    { pattern = " \"([^\"\\\\]*(?:\\\\.[^\"\\\\]*)*)\"", columns = [{ name = "user_agent", type = "string" }] },
    { pattern = " ([^ ]*)", columns = [{ name = "ssl_cipher", type = "string" }] },
    { pattern = " ([^ ]*)", columns = [{ name = "ssl_protocol", type = "string" }] },
    { pattern = " ([^ ]*)", columns = [{ name = "target_group_arn", type = "string" }] },
    { pattern = " \"([^\"]*)\"", columns = [{ name = "trace_id", type = "string" }] },
    { pattern = " \"([^\"]*)\"", columns = [{ name = "domain_name", type = "string" }] },
    { pattern = " \"([^\"]*)\"", columns = [{ name = "chosen_cert_arn", type = "string" }] },
    { pattern = " ([-0-9]*)", columns = [{ name = "matched_rule_priority", type = "string" }] },
    { pattern = " ([^ ]*)", columns = [{ name = "request_creation_time", type = "string" }] },
    { pattern = " \"([^\"]*)\"", columns = [{ name = "actions_executed", type = "string" }] },
    { pattern = " \"([^\"]*)\"", columns = [{ name = "redirect_url", type = "string" }] },
    { pattern = " \"([^\"]*)\"", columns = [{ name = "error_reason", type = "string" }] },
    { pattern = " \"([^\"]*)\"", columns = [{ name = "target_port_list", type = "string" }] },
    { pattern = " \"([^\"]*)\"", columns = [{ name = "target_status_code_list", type = "string" }] },
    { pattern = " \"([^\"]*)\"", columns = [{ name = "classification", type = "string" }] },
    { pattern = " \"([^\"]*)\"", columns = [{ name = "classification_reason", type = "string" }] },
    # Fields that AWS added over the years; a Region that does not write them yet leaves null.
    { pattern = "(?: ([^ \"]*))?", columns = [{ name = "conn_trace_id", type = "string" }] },
    {
      pattern = "(?: \"([^\"]*)\" \"([^\"]*)\" \"([^\"]*)\")?"
      columns = [{ name = "transformed_host", type = "string" }, { name = "transformed_uri", type = "string" }, { name = "request_transform_status", type = "string" }]
    },
    # The node that answered. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-entry-syntax
    { pattern = "(?: ([^ \"]*))?", columns = [{ name = "ip_address", type = "string" }] },
    # What AWS adds next, which the vendor's page tells readers to expect.
    { pattern = "(?: .*)?", columns = [] },
  ]

  # https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html#connection-log-entry-format
  # https://docs.aws.amazon.com/athena/latest/ug/create-alb-connection-logs-table-partition-projection.html
  connection_log_fields = [
    { pattern = "([^ ]*)", columns = [{ name = "time", type = "string" }] },
    { pattern = " ([^ ]*)", columns = [{ name = "client_ip", type = "string" }] },
    { pattern = " ([0-9]*)", columns = [{ name = "client_port", type = "int" }] },
    { pattern = " ([0-9]*)", columns = [{ name = "listener_port", type = "int" }] },
    { pattern = " ([^ ]*)", columns = [{ name = "tls_protocol", type = "string" }] },
    { pattern = " ([^ ]*)", columns = [{ name = "tls_cipher", type = "string" }] },
    { pattern = " ([-.0-9]*)", columns = [{ name = "tls_handshake_latency", type = "double" }] },
    { pattern = " \"([^\"]*)\"", columns = [{ name = "leaf_client_cert_subject", type = "string" }] },
    { pattern = " ([^ ]*)", columns = [{ name = "leaf_client_cert_validity", type = "string" }] },
    { pattern = " ([^ ]*)", columns = [{ name = "leaf_client_cert_serial_number", type = "string" }] },
    { pattern = " ([^ ]*)", columns = [{ name = "tls_verify_status", type = "string" }] },
    { pattern = "(?: ([^ ]*))?", columns = [{ name = "conn_trace_id", type = "string" }] },
    { pattern = "(?: ([^ ]*))?", columns = [{ name = "tls_keyexchange", type = "string" }] },
    { pattern = "(?: ([^ ]*) ([^ ]*))?", columns = [{ name = "elb", type = "string" }, { name = "ip_address", type = "string" }] },
    { pattern = "(?: .*)?", columns = [] },
  ]

  # The prefixes are those of modules/alb and of the bucket's policy; what follows is the load balancer's.
  alb_log_folder          = "AWSLogs/${data.aws_caller_identity.current.account_id}/elasticloadbalancing/${data.aws_region.current.id}/"
  access_log_location     = "s3://${var.alb_logs_bucket_name}/access/${local.alb_log_folder}"
  connection_log_location = "s3://${var.alb_logs_bucket_name}/connection/${local.alb_log_folder}"
}

resource "aws_glue_catalog_table" "alb_access_logs" {
  database_name = aws_glue_catalog_database.logs.name
  name          = "alb_access_logs"
  description   = "Requests to the load balancer. State the day, which is that of the delivery: yyyy/MM/dd."
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    EXTERNAL = "TRUE"

    "projection.enabled"           = "true"
    "projection.day.type"          = "date"
    "projection.day.format"        = "yyyy/MM/dd"
    "projection.day.range"         = "2026/01/01,NOW"
    "projection.day.interval"      = "1"
    "projection.day.interval.unit" = "DAYS"

    "storage.location.template" = "${local.access_log_location}$${day}/"
  }

  storage_descriptor {
    location      = local.access_log_location
    input_format  = "org.apache.hadoop.mapred.TextInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"

    ser_de_info {
      serialization_library = "org.apache.hadoop.hive.serde2.RegexSerDe"

      parameters = {
        "serialization.format" = "1"
        "input.regex"          = join("", local.access_log_fields[*].pattern)
      }
    }

    dynamic "columns" {
      for_each = flatten(local.access_log_fields[*].columns)

      content {
        name = columns.value.name
        type = columns.value.type
      }
    }
  }

  partition_keys {
    name = "day"
    type = "string"
  }
}

resource "aws_glue_catalog_table" "alb_connection_logs" {
  database_name = aws_glue_catalog_database.logs.name
  name          = "alb_connection_logs"
  description   = "Connections to the load balancer. State the day, which is that of the delivery: yyyy/MM/dd."
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    EXTERNAL = "TRUE"

    "projection.enabled"           = "true"
    "projection.day.type"          = "date"
    "projection.day.format"        = "yyyy/MM/dd"
    "projection.day.range"         = "2026/01/01,NOW"
    "projection.day.interval"      = "1"
    "projection.day.interval.unit" = "DAYS"

    "storage.location.template" = "${local.connection_log_location}$${day}/"
  }

  storage_descriptor {
    location      = local.connection_log_location
    input_format  = "org.apache.hadoop.mapred.TextInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"

    ser_de_info {
      serialization_library = "org.apache.hadoop.hive.serde2.RegexSerDe"

      parameters = {
        "serialization.format" = "1"
        "input.regex"          = join("", local.connection_log_fields[*].pattern)
      }
    }

    dynamic "columns" {
      for_each = flatten(local.connection_log_fields[*].columns)

      content {
        name = columns.value.name
        type = columns.value.type
      }
    }
  }

  partition_keys {
    name = "day"
    type = "string"
  }
}
