locals {
  location = "s3://${var.logs_bucket_name}/cloudtrail/AWSLogs/${data.aws_caller_identity.current.account_id}/CloudTrail/"

  # Structure and types are those of AWS's own table. What differs from event to event is text of JSON, for json_extract_scalar.
  # https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-partition-projection.html
  # https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
  session_context = join(",", [
    "attributes:struct<mfaauthenticated:string,creationdate:string>",
    "sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>",
    "ec2roledelivery:string",
    "webidfederationdata:struct<federatedprovider:string,attributes:map<string,string>>",
  ])

  user_identity = join(",", [
    "type:string", "principalid:string", "arn:string", "accountid:string", "invokedby:string", "accesskeyid:string", "username:string",
    "onbehalfof:struct<userid:string,identitystorearn:string>", "sessioncontext:struct<${local.session_context}>",
  ])

  columns = [
    { name = "eventversion", type = "string" },
    { name = "useridentity", type = "struct<${local.user_identity}>" },
    { name = "eventtime", type = "string" },
    { name = "eventsource", type = "string" },
    { name = "eventname", type = "string" },
    { name = "awsregion", type = "string" },
    { name = "sourceipaddress", type = "string" },
    { name = "useragent", type = "string" },
    { name = "errorcode", type = "string" },
    { name = "errormessage", type = "string" },
    { name = "requestparameters", type = "string" },
    { name = "responseelements", type = "string" },
    { name = "additionaleventdata", type = "string" },
    { name = "requestid", type = "string" },
    { name = "eventid", type = "string" },
    { name = "readonly", type = "string" },
    { name = "resources", type = "array<struct<arn:string,accountid:string,type:string>>" },
    { name = "eventtype", type = "string" },
    { name = "apiversion", type = "string" },
    { name = "recipientaccountid", type = "string" },
    { name = "serviceeventdetails", type = "string" },
    { name = "sharedeventid", type = "string" },
    { name = "vpcendpointid", type = "string" },
    { name = "vpcendpointaccountid", type = "string" },
    { name = "eventcategory", type = "string" },
    { name = "addendum", type = "struct<reason:string,updatedfields:string,originalrequestid:string,originaleventid:string>" },
    { name = "sessioncredentialfromconsole", type = "string" },
    { name = "edgedevicedetails", type = "string" },
    { name = "tlsdetails", type = "struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>" },
  ]

  # A file a query, named after it: its first lines say what it answers.
  queries = {
    console_logins_without_mfa = "Who signed in to the console without a second factor? Last 24 hours of CloudTrail."
    root_use                   = "Was the account's root user used, from where, and for what? Last 24 hours of CloudTrail."
    denied_api_calls           = "Whose API calls are denied, and which? Last 24 hours of CloudTrail."
  }
}

data "aws_caller_identity" "current" {}

# The trail writes a folder for each Region that the account has enabled, also for those where the tree is not: what happens there is the first to look at.
data "aws_regions" "enabled" {}

# A serializer of Hive for the records, an input format of CloudTrail that takes them out of their file.
resource "aws_glue_catalog_table" "cloudtrail" {
  database_name = var.database_name
  name          = "cloudtrail"
  description   = "Management events of all Regions. State the day, the day of delivery: yyyy/MM/dd; and the region where it is known."
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    EXTERNAL       = "TRUE"
    classification = "cloudtrail"

    "projection.enabled"           = "true"
    "projection.region.type"       = "enum"
    "projection.region.values"     = join(",", sort(data.aws_regions.enabled.names))
    "projection.day.type"          = "date"
    "projection.day.format"        = "yyyy/MM/dd"
    "projection.day.range"         = "2026/01/01,NOW"
    "projection.day.interval"      = "1"
    "projection.day.interval.unit" = "DAYS"

    "storage.location.template" = "${local.location}$${region}/$${day}/"
  }

  storage_descriptor {
    location      = local.location
    input_format  = "com.amazon.emr.cloudtrail.CloudTrailInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"

    ser_de_info {
      serialization_library = "org.apache.hive.hcatalog.data.JsonSerDe"

      parameters = {
        "serialization.format" = "1"
      }
    }

    dynamic "columns" {
      for_each = local.columns

      content {
        name = columns.value.name
        type = columns.value.type
      }
    }
  }

  partition_keys {
    name = "region"
    type = "string"
  }

  partition_keys {
    name = "day"
    type = "string"
  }
}

resource "aws_athena_named_query" "this" {
  for_each = local.queries

  name        = each.key
  description = each.value
  workgroup   = var.workgroup_name
  database    = var.database_name
  query       = file("${path.module}/queries/${each.key}.sql")

  # Not needed to be stored, but to be run.
  depends_on = [aws_glue_catalog_table.cloudtrail]
}
