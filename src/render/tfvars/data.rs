use crate::choice::MinorUpgrades;
use crate::hcl::{Document, Object, Value};
use crate::plan::{
    Acu, AuroraPlan, AutoPause, BackupPlan, CapacityPlan, EfsPlan, Plan, ThroughputPlan,
    TopologyPlan,
};

/// The values of the parts that hold data, each only where it is rendered.
pub(super) fn attributes(mut document: Document, plan: &Plan) -> Document {
    if let Some(aurora) = plan.aurora() {
        document = document.attribute("aurora", aurora_value(aurora));
    }
    if let Some(efs) = plan.efs() {
        document = document.attribute("efs", efs_value(efs));
    }
    if let Some(backup) = plan.backup() {
        document = document.attribute("backup", backup_value(backup));
    }
    document
}

fn aurora_value(aurora: &AuroraPlan) -> Value {
    let version = &aurora.version;
    let automatic = version.minor_upgrades == MinorUpgrades::Automatic;
    let mut value = Object::new()
        .with("engine", aurora.engine.as_str())
        .with("engine_version", version.engine_version.as_str())
        .with(
            "parameter_group_family",
            version.parameter_group_family.as_str(),
        )
        .with("auto_minor_version_upgrade", automatic)
        .with("instances", aurora.instances);
    match &aurora.capacity {
        CapacityPlan::Provisioned {
            instance_class,
            memory_mib,
            max_readers,
        } => {
            value.insert("instance_class", instance_class.as_str());
            value.insert("instance_memory_in_gib", memory_mib / 1024);
            value.insert("max_readers", *max_readers);
        }
        CapacityPlan::Serverless {
            min,
            max,
            auto_pause,
        } => value.insert("serverless", serverless(*min, *max, *auto_pause)),
    }
    value.insert("database_name", aurora.database_name.as_str());
    value.insert("backup_retention_days", aurora.backup_retention_days);
    value.insert("log_retention_days", aurora.log_retention_days);
    if let TopologyPlan::Global {
        write_forwarding,
        password_version,
        ..
    } = &aurora.topology
    {
        value.insert("write_forwarding", *write_forwarding);
        value.insert("password_version", *password_version);
    }
    value.into()
}

fn serverless(min: Acu, max: Acu, auto_pause: Option<AutoPause>) -> Object {
    let mut value = Object::new()
        .with("min_acu", units(min))
        .with("max_acu", units(max));
    if let Some(pause) = auto_pause {
        value.insert("auto_pause_seconds", pause.seconds);
    }
    value
}

fn units(acu: Acu) -> Value {
    Value::Thousandths(u32::from(acu.halves()) * 500)
}

fn efs_value(efs: &EfsPlan) -> Value {
    let mut value = Object::new().with("transition_to_ia_days", efs.transition_to_ia_days);
    match efs.throughput {
        ThroughputPlan::Elastic {
            transition_to_archive_days,
        } => value.insert("transition_to_archive_days", transition_to_archive_days),
        ThroughputPlan::Bursting => {}
        ThroughputPlan::Provisioned {
            mebibytes_per_second,
        } => value.insert("provisioned_throughput_in_mibps", mebibytes_per_second),
    }
    value.into()
}

fn backup_value(backup: &BackupPlan) -> Value {
    let mut value = Object::new()
        .with("daily_retention_days", backup.daily_retention_days)
        .with("monthly_retention_days", backup.monthly_retention_days)
        .with("start_hour", backup.start_hour);
    if let Some(copy) = &backup.copy {
        value.insert("copy_retention_days", copy.retention_days);
    }
    value.into()
}
