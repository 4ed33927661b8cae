//! Alarms that watch what stands, and tell somebody who then knows what to do.

mod metrics;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::evidence::{Evidence, Resource};
use metrics::{Metric, watched};

/// The shortest text that can say what an alarm means and what to do first.
const SHORTEST: usize = 80;

/// Every alarm tells its Region's topic when it goes off, is switched on, and says in words what it means and what to do first; no alarm leaves
/// open what missing data means.
/// <https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html>
pub(super) fn each_tells_somebody(evidence: &Evidence) -> Vec<String> {
    let mut findings = Vec::new();
    for alarm in evidence.standing("aws_cloudwatch_metric_alarm") {
        let mut wrong = |what: &str| findings.push(format!("{}: {what}", alarm.address));
        let topics: BTreeSet<&str> = evidence
            .standing("aws_sns_topic")
            .filter(|topic| topic.module() == alarm.module())
            .filter_map(|topic| topic.text("arn"))
            .collect();
        let actions = Resource::texts(&alarm.values["alarm_actions"]);
        if actions.is_empty() || !actions.is_subset(&topics) {
            wrong(&format!("tells {actions:?}, not its Region's {topics:?}"));
        }
        if alarm.values["actions_enabled"] == false {
            wrong("its actions are switched off");
        }
        let description = alarm.text("alarm_description").unwrap_or_default();
        let (meaning, steps) = description.split_once("First: ").unwrap_or(("", ""));
        if meaning.len() + steps.len() < SHORTEST || meaning.is_empty() || steps.is_empty() {
            wrong("does not say what it means and, behind `First: `, what to do");
        }
        if !description.is_ascii() || description.len() > 1024 {
            wrong("its description cannot be sent");
        }
    }
    for file in &evidence.files {
        for block in file.parsed.body.blocks_of("resource") {
            if block.label(0) == "aws_cloudwatch_metric_alarm"
                && block.body.attribute("treat_missing_data").is_none()
            {
                let name = block.label(1);
                findings.push(format!("{}: {name}: no treat_missing_data", file.path));
            }
        }
    }
    findings
}

/// Every alarm watches metrics that AWS, or a filter of the tree, really makes, of things that stand in the alarm's own Region; those of an Auto
/// Scaling group are switched on. CloudWatch takes an alarm on anything, and then waits for data for ever.
pub(super) fn each_watches_what_stands(evidence: &Evidence) -> Vec<String> {
    let mut findings = Vec::new();
    for alarm in evidence.standing("aws_cloudwatch_metric_alarm") {
        let metrics = watched(alarm);
        if metrics.is_empty() {
            findings.push(format!("{}: watches nothing", alarm.address));
        }
        for metric in metrics {
            let wrong = metrics::fault(evidence, alarm, &metric);
            findings.extend(wrong.map(|what| format!("{}: {metric}: {what}", alarm.address)));
        }
    }
    findings
}

/// What stands in a Region with alarms has those that it needs: type, the attribute that its metrics go by, the metrics of which one at least must be
/// watched.
const NEEDS: [(&str, &str, &[&str]); 10] = [
    ("aws_lb_target_group", "arn_suffix", &["UnHealthyHostCount"]),
    (
        "aws_lb",
        "arn_suffix",
        &["HTTPCode_ELB_5XX_Count", "HTTPCode_Target_5XX_Count"],
    ),
    ("aws_lb", "arn_suffix", &["TargetResponseTime"]),
    (
        "aws_autoscaling_group",
        "name",
        &["GroupDesiredCapacity", "GroupInServiceInstances"],
    ),
    ("aws_nat_gateway", "id", &["ErrorPortAllocation"]),
    ("aws_rds_cluster", "cluster_identifier", &["CPUUtilization"]),
    (
        "aws_rds_cluster",
        "cluster_identifier",
        &["DatabaseConnections"],
    ),
    ("aws_efs_file_system", "id", &["PermittedThroughput"]),
    (
        "aws_kinesis_firehose_delivery_stream",
        "name",
        &["DeliveryToS3.DataFreshness"],
    ),
    ("aws_acm_certificate", "arn", &["DaysToExpiry"]),
];

/// Where a Region has a topic for alarms, nothing that it needs an alarm on goes unwatched.
pub(super) fn what_stands_is_watched(evidence: &Evidence) -> Vec<String> {
    let mut findings = BTreeSet::new();
    for topic in evidence.standing("aws_sns_topic") {
        let Some(alias) = topic.address.split('.').nth(1) else {
            continue;
        };
        let alias = alias.trim_start_matches("alarms_");
        let watched: Vec<Metric<'_>> = evidence
            .standing("aws_cloudwatch_metric_alarm")
            .filter(|alarm| alarm.module() == topic.module())
            .flat_map(watched)
            .collect();
        for (kind, attribute, wanted) in NEEDS {
            for resource in evidence.standing(kind).filter(|it| it.is_of(alias)) {
                let Some(value) = resource.text(attribute) else {
                    continue;
                };
                let is_watched = watched
                    .iter()
                    .any(|metric| wanted.contains(&metric.name) && metric.is_of(value));
                if !is_watched {
                    findings.insert(format!("{kind} {value}: no alarm on {}", wanted[0]));
                }
            }
        }
        for filter in evidence.standing("aws_cloudwatch_log_metric_filter") {
            let name = metrics::of_filter(filter).map(|(_, name)| name);
            let is_watched = |name| watched.iter().any(|metric| metric.name == name);
            if filter.is_of(alias) && !name.is_some_and(is_watched) {
                findings.insert(format!("{}: no alarm on it", filter.address));
            }
        }
    }
    findings.into_iter().collect()
}
