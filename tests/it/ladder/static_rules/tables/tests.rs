use serde_json::{Value, json};

use super::{Evidence, lie_where_the_writers_write};

const FLOWS: &str = "module.athena_r.aws_glue_catalog_table.flows";
const ACCESS: &str = "module.athena_r.aws_glue_catalog_table.access";
const CONNECTIONS: &str = "module.athena_r.aws_glue_catalog_table.connections";
const EVENTS: &str = "module.firehose_r.aws_glue_catalog_table.this";
const CALLS: &str = "module.trail_queries_r.aws_glue_catalog_table.this";
const FLOW_LOG: &str = "module.r.module.flow_logs.aws_flow_log.this";
const BALANCER: &str = "module.r.module.alb.aws_lb.this";
const TRAIL: &str = "module.cloudtrail_r.aws_cloudtrail.this";
const STREAM: &str = "module.firehose_r.aws_kinesis_firehose_delivery_stream.this";

fn arn(service: &str, rest: &str) -> String {
    format!("arn:aws:{service}:eu-west-1:123456789012:{rest}")
}

fn table(location: &str, partitions: &str, keys: &[&str], library: &str) -> Value {
    let mut parameters = json!({
        "projection.enabled": "true",
        "projection.year.type": "integer", "projection.year.range": "2026,2050", "projection.year.digits": "4",
        "projection.month.type": "integer", "projection.month.range": "1,12", "projection.month.digits": "2",
        "projection.date.type": "date", "projection.date.range": "2026/01/01,NOW", "projection.date.format": "yyyy/MM/dd",
        "projection.region.type": "enum", "projection.region.values": "eu-west-1, us-east-1",
    });
    parameters["storage.location.template"] = json!(format!("{location}{partitions}"));
    let keys: Vec<Value> = keys.iter().map(|key| json!({ "name": key })).collect();
    json!({
        "name": "t", "database_name": "d", "parameters": parameters, "partition_keys": keys,
        "storage_descriptor": [{
            "location": location, "columns": [{"name": "account_id"}, {"name": "start"}],
            "ser_de_info": [{"serialization_library": library}],
        }],
    })
}

/// Two hours' worth of everything that writes, with a table each; months are enough of an hour where the test is about something else.
fn sound() -> Vec<(&'static str, Value)> {
    let (parquet, regex) = ("x.parquet.serde.ParquetHiveSerDe", "x.RegexSerDe");
    let balancers = |prefix: &str| {
        format!("s3://b-alb/{prefix}/AWSLogs/123456789012/elasticloadbalancing/eu-west-1/")
    };
    let flows = "s3://b-logs/flow-logs/AWSLogs/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=eu-west-1/";
    let mut flows = table(
        flows,
        "year=${year}/month=${month}/day=${day}/",
        &["year", "month", "day"],
        parquet,
    );
    for (name, value) in [("type", "integer"), ("range", "1,31"), ("digits", "2")] {
        flows["parameters"][format!("projection.day.{name}")] = json!(value);
    }
    vec![
        (
            "module.athena_r.aws_athena_workgroup.this",
            json!({"arn": arn("athena", "workgroup/w")}),
        ),
        (
            FLOW_LOG,
            json!({
                "arn": arn("ec2", "vpc-flow-log/fl-1"), "log_destination": "arn:aws:s3:::b-logs/flow-logs/",
                "log_format": "${account-id} ${start} ${end}",
                "destination_options": [{"hive_compatible_partitions": true, "per_hour_partition": false, "file_format": "parquet"}],
            }),
        ),
        (
            BALANCER,
            json!({
                "arn": arn("elasticloadbalancing", "loadbalancer/app/l/1"),
                "access_logs": [{"bucket": "b-alb", "prefix": "access"}], "connection_logs": [{"bucket": "b-alb", "prefix": "connection"}],
            }),
        ),
        (
            TRAIL,
            json!({"arn": arn("cloudtrail", "trail/t"), "s3_bucket_name": "b-logs", "s3_key_prefix": "cloudtrail"}),
        ),
        (
            STREAM,
            json!({
                "arn": arn("firehose", "deliverystream/s"),
                "extended_s3_configuration": [{
                    "bucket_arn": "arn:aws:s3:::b-data", "prefix": "fleet/year=!{timestamp:yyyy}/month=!{timestamp:MM}/",
                    "data_format_conversion_configuration": [{
                        "output_format_configuration": [{"serializer": [{"parquet_ser_de": [{"compression": "SNAPPY"}]}]}],
                        "schema_configuration": [{"database_name": "d", "table_name": "t"}],
                    }],
                }],
            }),
        ),
        (FLOWS, flows),
        (
            ACCESS,
            table(&balancers("access"), "${date}/", &["date"], regex),
        ),
        (
            CONNECTIONS,
            table(&balancers("connection"), "${date}", &["date"], regex),
        ),
        (
            CALLS,
            table(
                "s3://b-logs/cloudtrail/AWSLogs/123456789012/CloudTrail/",
                "${region}/${date}",
                &["region", "date"],
                "x.JsonSerDe",
            ),
        ),
        (
            EVENTS,
            table(
                "s3://b-data/fleet/",
                "year=${year}/month=${month}/",
                &["year", "month"],
                parquet,
            ),
        ),
    ]
}

/// How many findings there are after one value was changed.
fn found(address: &str, pointer: &str, value: &Value) -> usize {
    let mut all = sound();
    let changed = all.iter_mut().find(|(other, _)| *other == address).unwrap();
    changed.1.pointer_mut(pointer).unwrap().clone_from(value);
    lie_where_the_writers_write(&Evidence::state(all)).len()
}

#[test]
fn tables_where_the_writers_write_are_sound() {
    let found = lie_where_the_writers_write(&Evidence::state(sound()));
    assert_eq!(found, Vec::<String>::new());
}

/// A writer without a table, and a table without a writer.
#[test]
fn a_table_elsewhere_is_found_twice() {
    let digits = "/parameters/projection.month.digits";
    for (address, pointer, value) in [
        (
            FLOWS,
            "/storage_descriptor/0/location",
            json!("s3://b-logs/flow-log/"),
        ),
        (FLOWS, digits, json!("1")),
        (EVENTS, digits, json!("1")),
        (EVENTS, "/parameters/projection.month.range", json!("0,11")),
        (
            EVENTS,
            "/parameters/projection.month.type",
            json!("injected"),
        ),
        (EVENTS, "/parameters/projection.enabled", json!("false")),
        (EVENTS, "/name", json!("another")),
        (EVENTS, "/partition_keys", json!([{"name": "year"}])),
        (
            ACCESS,
            "/parameters/projection.date.format",
            json!("yyyy-MM-dd"),
        ),
        (
            ACCESS,
            "/parameters/projection.date.range",
            json!("2027/01/01,NOW"),
        ),
        (
            STREAM,
            "/extended_s3_configuration/0/prefix",
            json!("fleet/year=!{timestamp:yyyy}/"),
        ),
        (
            FLOW_LOG,
            "/destination_options/0/per_hour_partition",
            json!(true),
        ),
        (BALANCER, "/connection_logs/0/prefix", json!("connections")),
        (TRAIL, "/s3_key_prefix", json!("")),
    ] {
        assert_eq!(
            found(address, pointer, &value),
            2,
            "{address} {pointer} {value}"
        );
    }
}

#[test]
fn a_region_whose_events_nobody_reads_is_found() {
    // Global services tell what happens in them in us-east-1, where the tree has nothing.
    assert_eq!(
        found(
            CALLS,
            "/parameters/projection.region.values",
            &json!("eu-west-1")
        ),
        1
    );
}

#[test]
fn a_table_of_another_format_is_found() {
    let library = "/storage_descriptor/0/ser_de_info/0/serialization_library";
    assert_eq!(found(FLOWS, library, &json!("x.RegexSerDe")), 1);
    assert_eq!(found(EVENTS, library, &json!("x.JsonSerDe")), 1);
    let columns = json!([{"name": "account-id"}]);
    assert_eq!(found(FLOWS, "/storage_descriptor/0/columns", &columns), 1);
    assert_eq!(
        found(ACCESS, "/storage_descriptor/0/columns", &json!([])),
        1
    );
}
