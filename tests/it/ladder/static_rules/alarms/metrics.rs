//! The metrics that there are, and whose.

use std::fmt;

use serde_json::Value;

use crate::ladder::static_rules::evidence::{Evidence, Resource};

/// A metric that an alarm watches, by itself or within an expression.
#[derive(Debug)]
pub(in crate::ladder::static_rules) struct Metric<'a> {
    pub(super) namespace: &'a str,
    pub(super) name: &'a str,
    pub(super) dimensions: Vec<(&'a str, &'a str)>,
}

/// Namespace, metrics, and the sets of dimensions that the service gives them under.
type Known = (
    &'static str,
    &'static [&'static str],
    &'static [&'static [&'static str]],
);

const KNOWN: [Known; 12] = [
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
    (
        "AWS/ApplicationELB",
        &["HealthyHostCount", "UnHealthyHostCount"],
        &[&["LoadBalancer", "TargetGroup"]],
    ),
    (
        "AWS/ApplicationELB",
        &["HTTPCode_ELB_5XX_Count"],
        &[&["LoadBalancer"]],
    ),
    (
        "AWS/ApplicationELB",
        &[
            "HTTPCode_Target_5XX_Count",
            "RequestCount",
            "TargetResponseTime",
        ],
        &[&["LoadBalancer"], &["LoadBalancer", "TargetGroup"]],
    ),
    // https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html
    (
        "AWS/AutoScaling",
        &[
            "GroupDesiredCapacity",
            "GroupInServiceInstances",
            "GroupMaxSize",
            "GroupMinSize",
        ],
        &[&["AutoScalingGroupName"]],
    ),
    // https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html
    (
        "AWS/NATGateway",
        &["ErrorPortAllocation"],
        &[&["NatGatewayId"]],
    ),
    // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html and, for the dimensions,
    // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/dimensions.html
    (
        "AWS/RDS",
        &[
            "ACUUtilization",
            "CPUUtilization",
            "DatabaseConnections",
            "FreeableMemory",
            "AuroraReplicaLag",
        ],
        &[
            &["DBClusterIdentifier"],
            &["DBClusterIdentifier", "Role"],
            &["DBInstanceIdentifier"],
        ],
    ),
    (
        "AWS/RDS",
        &["AuroraReplicaLagMaximum", "ServerlessDatabaseCapacity"],
        &[&["DBClusterIdentifier"], &["DBClusterIdentifier", "Role"]],
    ),
    (
        "AWS/RDS",
        &["AuroraGlobalDBReplicationLag"],
        &[
            &["DBClusterIdentifier"],
            &["DBClusterIdentifier", "SourceRegion"],
        ],
    ),
    // https://docs.aws.amazon.com/efs/latest/ug/efs-metrics.html
    (
        "AWS/EFS",
        &[
            "BurstCreditBalance",
            "MeteredIOBytes",
            "PermittedThroughput",
            "TotalIOBytes",
        ],
        &[&["FileSystemId"]],
    ),
    // https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html
    (
        "AWS/Firehose",
        &["DeliveryToS3.DataFreshness", "FailedConversion.Records"],
        &[&["DeliveryStreamName"]],
    ),
    // https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html
    (
        "AWS/CertificateManager",
        &["DaysToExpiry"],
        &[&["CertificateArn"]],
    ),
    // https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
    (
        "AWS/SNS",
        &["NumberOfNotificationsFailed"],
        &[&["TopicName"]],
    ),
];

/// Whose values a dimension takes: type and attribute.
const OWNERS: [(&str, &str, &str); 13] = [
    ("AutoScalingGroupName", "aws_autoscaling_group", "name"),
    ("CertificateArn", "aws_acm_certificate", "arn"),
    ("CertificateArn", "aws_lb_listener", "certificate_arn"),
    (
        "DBClusterIdentifier",
        "aws_rds_cluster",
        "cluster_identifier",
    ),
    (
        "DBInstanceIdentifier",
        "aws_rds_cluster_instance",
        "identifier",
    ),
    (
        "DeliveryStreamName",
        "aws_kinesis_firehose_delivery_stream",
        "name",
    ),
    ("FileSystemId", "aws_efs_file_system", "id"),
    // The copy that AWS made.
    ("FileSystemId", "aws_efs_mount_target", "file_system_id"),
    (
        "FileSystemId",
        "aws_efs_replication_configuration",
        "destination_file_system",
    ),
    ("LoadBalancer", "aws_lb", "arn_suffix"),
    ("NatGatewayId", "aws_nat_gateway", "id"),
    ("TargetGroup", "aws_lb_target_group", "arn_suffix"),
    ("TopicName", "aws_sns_topic", "name"),
];

/// What is wrong with a metric that an alarm watches.
pub(super) fn fault(evidence: &Evidence, alarm: &Resource, metric: &Metric<'_>) -> Option<String> {
    let call = alarm.address.split('.').nth(1).unwrap_or_default();
    let alias = call.trim_start_matches("alarms_");
    if !metric.namespace.starts_with("AWS/") {
        let mut filters = evidence.standing("aws_cloudwatch_log_metric_filter");
        let is_made = filters.any(|filter| {
            filter.is_of(alias) && of_filter(filter) == Some((metric.namespace, metric.name))
        });
        return (!is_made).then(|| "no filter of the Region makes it".to_owned());
    }
    let names: Vec<&str> = metric.dimensions.iter().map(|(name, _)| *name).collect();
    let is_known = KNOWN.iter().any(|(namespace, metrics, dimensions)| {
        *namespace == metric.namespace
            && metrics.contains(&metric.name)
            && dimensions.contains(&names.as_slice())
    });
    if !is_known {
        return Some("AWS knows none with these dimensions".to_owned());
    }
    for (name, value) in &metric.dimensions {
        let owners = || OWNERS.iter().filter(|(dimension, ..)| dimension == name);
        let stands = owners().any(|(_, kind, attribute)| {
            evidence
                .standing(kind)
                .any(|it| it.is_of(alias) && it.text(attribute) == Some(value))
        });
        let is_fixed = match *name {
            "Role" => matches!(*value, "READER" | "WRITER"),
            "SourceRegion" => value.contains('-'),
            _ => false,
        };
        if !stands && !is_fixed {
            return Some(format!("no {name} {value} stands in its Region"));
        }
        if *name == "AutoScalingGroupName" {
            let mut groups = evidence.standing("aws_autoscaling_group");
            let group = groups.find(|group| group.text("name") == Some(value))?;
            if !Resource::texts(&group.values["enabled_metrics"]).contains(metric.name) {
                return Some("the group does not give it".to_owned());
            }
        }
    }
    None
}

/// Namespace and name of the metric that a filter makes.
pub(super) fn of_filter(filter: &Resource) -> Option<(&str, &str)> {
    let made = &filter.values["metric_transformation"][0];
    Some((made["namespace"].as_str()?, made["name"].as_str()?))
}

/// What an alarm watches.
pub(super) fn watched(alarm: &Resource) -> Vec<Metric<'_>> {
    let queries = alarm.values["metric_query"].as_array();
    let metrics = queries.into_iter().flatten();
    let metrics = metrics.filter_map(|query| query["metric"].as_array());
    let metrics = metrics.flatten().chain([&alarm.values]);
    metrics.filter_map(Metric::of).collect()
}

impl<'a> Metric<'a> {
    fn of(metric: &'a Value) -> Option<Self> {
        let dimensions = metric["dimensions"].as_object().into_iter().flatten();
        let mut dimensions: Vec<(&str, &str)> = dimensions
            .filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)))
            .collect();
        dimensions.sort_unstable();
        Some(Self {
            namespace: metric["namespace"].as_str().filter(|it| !it.is_empty())?,
            name: metric["metric_name"].as_str().filter(|it| !it.is_empty())?,
            dimensions,
        })
    }

    /// Whether one of its dimensions has this value.
    pub(super) fn is_of(&self, value: &str) -> bool {
        self.dimensions.iter().any(|(_, own)| *own == value)
    }
}

impl fmt::Display for Metric<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} {} {:?}",
            self.namespace, self.name, self.dimensions
        )
    }
}
