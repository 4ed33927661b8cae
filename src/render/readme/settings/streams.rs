use super::Table;
use crate::choice::StorageClass;
use crate::plan::{
    AlarmsPlan, AthenaPlan, FirehosePlan, LogsPlan, Plan, StorageTransition, TrailPlan,
};

/// The rows of the parts that deliver, query and watch, and of the log buckets.
pub(super) fn settings(plan: &Plan, table: &mut Table) {
    if let Some(section) = plan.firehose() {
        firehose(section, table);
    }
    if let Some(section) = plan.athena() {
        athena(section, table);
    }
    if let Some(section) = plan.trail() {
        cloudtrail(section, table);
    }
    if let Some(section) = plan.alarms() {
        alarms(section, table);
    }
    logs(plan.logs(), table);
}

fn firehose(firehose: &FirehosePlan, table: &mut Table) {
    for field in &firehose.fields {
        table.add(&format!("firehose.field.{}", field.name), &field.glue_type);
    }
    table.add("firehose.prefix", &firehose.prefix);
    table.add("firehose.error_prefix", &firehose.error_prefix);
    table.add("firehose.buffering_size", firehose.buffering_size);
    table.add("firehose.buffering_interval", firehose.buffering_interval);
    if let Some(days) = firehose.retention_days {
        table.add("firehose.retention_days", days);
    }
    transitions("firehose", &firehose.transitions, table);
    table.add("firehose.log_retention_days", firehose.log_retention_days);
}

fn athena(athena: &AthenaPlan, table: &mut Table) {
    table.add(
        "athena.bytes_scanned_cutoff_gib",
        athena.bytes_scanned_cutoff >> 30,
    );
    table.add(
        "athena.results_retention_days",
        athena.results_retention_days,
    );
    let queries: Vec<&str> = athena
        .fleet_queries
        .iter()
        .map(|query| query.as_str())
        .collect();
    if !queries.is_empty() {
        table.add("athena.queries", queries.join(" "));
    }
}

fn cloudtrail(trail: TrailPlan, table: &mut Table) {
    table.add("cloudtrail.log_retention_days", trail.log_retention_days);
}

fn alarms(alarms: &AlarmsPlan, table: &mut Table) {
    let emails: Vec<&str> = alarms.emails.iter().map(String::as_str).collect();
    if !emails.is_empty() {
        table.add("alarms.emails", emails.join(" "));
    }
    table.add(
        "alarms.error_rate_percent",
        alarms.thresholds.error_rate_percent,
    );
    table.add(
        "alarms.response_time_ms",
        alarms.thresholds.response_time_ms,
    );
    table.add(
        "alarms.certificate_days",
        alarms.thresholds.certificate_days,
    );
}

fn logs(logs: &LogsPlan, table: &mut Table) {
    table.add("logs.alb_retention_days", logs.alb_retention_days);
    table.add("logs.access_retention_days", logs.access_retention_days);
    table.add("logs.trail_retention_days", logs.trail_retention_days);
    transitions("logs", &logs.transitions, table);
    if let Some(lock) = logs.object_lock {
        table.add("logs.object_lock_mode", lock.mode.as_str());
        table.add("logs.object_lock_days", lock.days);
    }
}

fn transitions(section: &str, transitions: &[StorageTransition], table: &mut Table) {
    for transition in transitions {
        let key = match transition.storage_class {
            StorageClass::StandardIa => "transition_to_ia_days",
            StorageClass::GlacierIr => "transition_to_glacier_ir_days",
        };
        table.add(&format!("{section}.{key}"), transition.days);
    }
}
