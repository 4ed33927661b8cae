//! Who writes what into S3, and into which folder.

use std::collections::BTreeSet;

use serde_json::Value;

use super::template::{Place, below};
use crate::ladder::static_rules::evidence::{Evidence, Resource};

/// Something that writes for a table.
pub(super) struct Writer<'a> {
    pub(super) address: &'a str,
    /// The Regions whose folders it fills.
    pub(super) regions: Vec<String>,
    /// Whether somebody reads it: there is a workgroup, or it converts by its table.
    pub(super) is_read: bool,
    /// What it writes, where only that can be read; empty where the format is of text.
    pub(super) columns: Vec<String>,
    pub(super) is_parquet: bool,
    /// The table that it converts by: its name and its database's.
    own: Option<[&'a str; 2]>,
    /// The folder, with `{region}`, and of the hour what Java's patterns say between `{` and `}`.
    folder: String,
}

impl Writer<'_> {
    /// The folder of one partition, as a URI.
    pub(super) fn folder(&self, place: &Place<'_>) -> String {
        let folder = self.folder.replace("{region}", place.region);
        let mut parts = folder.split('{');
        let mut written = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (pattern, rest) = part.split_once('}').unwrap_or((part, ""));
            written.push_str(&place.hour.written_as(pattern));
            written.push_str(rest);
        }
        format!("s3://{written}")
    }

    /// Whether a table can be its own.
    pub(super) fn may_have(&self, table: &Resource) -> bool {
        self.own
            .is_none_or(|own| [table.text("name"), table.text("database_name")] == own.map(Some))
    }
}

/// All of a tree.
pub(super) fn all(evidence: &Evidence) -> Vec<Writer<'_>> {
    let workgroups: BTreeSet<String> = evidence
        .standing("aws_athena_workgroup")
        .filter_map(|group| Some(part(group.text("arn")?, 3)))
        .collect();
    let mut writers = Vec::new();
    for log in evidence.standing("aws_flow_log") {
        writers.extend(flow_log(log));
    }
    for balancer in evidence.standing("aws_lb") {
        writers.extend(["access_logs", "connection_logs"].map(|kind| balancer_log(balancer, kind)));
    }
    let regions: BTreeSet<String> = evidence
        .standing("aws_lb")
        .filter_map(|balancer| Some(part(balancer.text("arn")?, 3)))
        .collect();
    for log in evidence.standing("aws_cloudtrail") {
        writers.extend(trail(log, &regions));
    }
    for writer in &mut writers {
        writer.is_read = writer
            .regions
            .iter()
            .any(|region| workgroups.contains(region));
    }
    let streams = evidence.standing("aws_kinesis_firehose_delivery_stream");
    writers.extend(streams.filter_map(stream));
    writers
}

/// A part of an ARN.
fn part(arn: &str, index: usize) -> String {
    arn.split(':').nth(index).unwrap_or_default().to_owned()
}

/// <https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html>
fn flow_log(log: &Resource) -> Option<Writer<'_>> {
    let arn = log.text("arn")?;
    let (account, options) = (part(arn, 4), &log.values["destination_options"][0]);
    let folder = below(&log.values["log_destination"])?.trim_end_matches('/');
    let hour = match options["per_hour_partition"] == true {
        true => "hour={HH}/",
        false => "",
    };
    let folder = match options["hive_compatible_partitions"] == true {
        true => format!(
            "{folder}/AWSLogs/aws-account-id={account}/aws-service=vpcflowlogs/aws-region={{region}}/year={{yyyy}}/month={{MM}}/day={{dd}}/{hour}"
        ),
        false => format!(
            "{folder}/AWSLogs/{account}/vpcflowlogs/{{region}}/{{yyyy}}/{{MM}}/{{dd}}/{}",
            hour.replace("hour=", "")
        ),
    };
    // Names of Parquet's fields have no hyphens. https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-athena.html
    let fields = log.text("log_format")?.split(' ');
    let fields = fields.map(|field| field.trim_matches(['$', '{', '}']).replace('-', "_"));
    Some(Writer {
        address: &log.address,
        regions: vec![part(arn, 3)],
        is_read: false,
        columns: fields.collect(),
        is_parquet: options["file_format"] == "parquet",
        own: None,
        folder,
    })
}

/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-file-format>
fn balancer_log<'a>(balancer: &'a Resource, kind: &str) -> Writer<'a> {
    let arn = balancer.text("arn").unwrap_or_default();
    let log = &balancer.values[kind][0];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (bucket, prefix, account) = (text(&log["bucket"]), text(&log["prefix"]), part(arn, 4));
    Writer {
        address: &balancer.address,
        regions: vec![part(arn, 3)],
        is_read: false,
        columns: Vec::new(),
        is_parquet: false,
        own: None,
        folder: format!(
            "{bucket}/{prefix}/AWSLogs/{account}/elasticloadbalancing/{{region}}/{{yyyy}}/{{MM}}/{{dd}}/"
        ),
    }
}

/// Beside the tree's own Regions there is the one in which the partition tells what happens in global services, sign-ins of the root user among it.
/// <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html>
/// <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events>
fn trail<'a>(trail: &'a Resource, regions: &BTreeSet<String>) -> Option<Writer<'a>> {
    let arn = trail.text("arn")?;
    let account = part(arn, 4);
    let bucket = trail.text("s3_bucket_name")?;
    let prefix = trail.text("s3_key_prefix").filter(|it| !it.is_empty());
    let prefix = prefix.map_or_else(String::new, |prefix| format!("{prefix}/"));
    let global = match part(arn, 1).as_str() {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        _ => "us-east-1",
    };
    let mut regions = regions.clone();
    regions.extend([part(arn, 3), global.to_owned()]);
    Some(Writer {
        address: &trail.address,
        regions: regions.into_iter().collect(),
        is_read: false,
        columns: Vec::new(),
        is_parquet: false,
        own: None,
        folder: format!(
            "{bucket}/{prefix}AWSLogs/{account}/CloudTrail/{{region}}/{{yyyy}}/{{MM}}/{{dd}}/"
        ),
    })
}

/// <https://docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html>
fn stream(stream: &Resource) -> Option<Writer<'_>> {
    let to = &stream.values["extended_s3_configuration"][0];
    let conversion = &to["data_format_conversion_configuration"][0];
    let serializer = &conversion["output_format_configuration"][0]["serializer"][0];
    let schema = &conversion["schema_configuration"][0];
    let prefix = to["prefix"].as_str()?.replace("!{timestamp:", "{");
    let is_parquet = serializer["parquet_ser_de"].as_array();
    Some(Writer {
        address: &stream.address,
        regions: vec![part(stream.text("arn")?, 3)],
        is_read: true,
        columns: Vec::new(),
        is_parquet: is_parquet.is_some_and(|it| !it.is_empty()),
        own: schema["table_name"]
            .as_str()
            .zip(schema["database_name"].as_str())
            .map(<[&str; 2]>::from),
        folder: format!("{}/{prefix}", below(&to["bucket_arn"])?),
    })
}
