use crate::hcl::{Document, Object, Value};
use crate::plan::{
    AlarmThresholds, AlarmsPlan, AthenaPlan, FirehosePlan, LogsPlan, Plan, StorageTransition,
};

/// The values of the log buckets, and of the parts that deliver, query and watch, each only where it is rendered.
pub(super) fn attributes(document: Document, plan: &Plan) -> Document {
    let mut document = document.attribute("logs", logs(plan.logs()));
    if let Some(firehose) = plan.firehose() {
        document = document.attribute("firehose", stream(firehose));
    }
    if let Some(athena) = plan.athena() {
        document = document.attribute("athena", workgroup(athena));
        if plan.firehose().is_some() {
            document = document.attribute("fleet_queries", fleet_queries(athena));
        }
    }
    if let Some(trail) = plan.trail() {
        let value = Object::new().with("log_retention_days", trail.log_retention_days);
        document = document.attribute("cloudtrail", value);
    }
    if let Some(alarms) = plan.alarms() {
        document = document.attribute("alarms", alarms_value(alarms));
    }
    document
}

fn logs(logs: &LogsPlan) -> Value {
    let mut value = Object::new()
        .with("alb_retention_days", logs.alb_retention_days)
        .with("access_retention_days", logs.access_retention_days)
        .with("trail_retention_days", logs.trail_retention_days)
        .with("storage_transitions", transitions(&logs.transitions));
    if let Some(lock) = logs.object_lock {
        let lock = Object::new()
            .with("mode", lock.mode.as_s3())
            .with("days", lock.days);
        value.insert("object_lock", lock);
    }
    value.into()
}

fn transitions(transitions: &[StorageTransition]) -> Value {
    let transition = |transition: &StorageTransition| {
        Object::new()
            .with("days", transition.days)
            .with("storage_class", transition.storage_class.as_str())
    };
    transitions.iter().map(transition).collect()
}

fn stream(firehose: &FirehosePlan) -> Value {
    let fields = firehose.fields.iter().map(|field| {
        Object::new()
            .with("name", field.name.as_str())
            .with("type", field.glue_type.as_str())
    });
    let mut value = Object::new()
        .with("fields", fields.collect::<Value>())
        .with("prefix", firehose.prefix.as_str())
        .with("error_prefix", firehose.error_prefix.as_str())
        .with("buffering_size", firehose.buffering_size)
        .with("buffering_interval", firehose.buffering_interval);
    if let Some(days) = firehose.retention_days {
        value.insert("retention_days", days);
    }
    value.insert("storage_transitions", transitions(&firehose.transitions));
    value.insert("log_retention_days", firehose.log_retention_days);
    value.into()
}

fn workgroup(athena: &AthenaPlan) -> Object {
    Object::new()
        .with("bytes_scanned_cutoff", athena.bytes_scanned_cutoff)
        .with("results_retention_days", athena.results_retention_days)
}

fn fleet_queries(athena: &AthenaPlan) -> Value {
    let queries = athena.fleet_queries.iter();
    queries.map(|query| query.as_str()).collect()
}

fn alarms_value(alarms: &AlarmsPlan) -> Object {
    Object::new()
        .with(
            "emails",
            alarms.emails.iter().map(String::as_str).collect::<Value>(),
        )
        .with("thresholds", thresholds(alarms.thresholds))
}

/// By the alarms' keys in the modules, in their units: percent, seconds, days.
fn thresholds(thresholds: AlarmThresholds) -> Object {
    Object::new()
        .with("alb-5xx-rate", thresholds.error_rate_percent)
        .with(
            "alb-response-time",
            Value::Thousandths(thresholds.response_time_ms.into()),
        )
        .with("certificate-expiry", thresholds.certificate_days)
}
